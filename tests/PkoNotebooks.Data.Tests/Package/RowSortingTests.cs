using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Tests.Package;

public sealed class RowSortingTests
{
    private static readonly ResourceDescriptor Table = new()
    {
        Name = "diary",
        Path = "tables/diary.csv",
        Fields = [Text("day"), Text("state"), new() { Name = "page", Type = FieldType.Integer }, Text("line")],
        PrimaryKey = ["day", "state", "page"],
    };

    // Few texts, so that the same keys and parts of keys meet often.
    private static readonly Gen<string> Texts = Gen.Elements("", "a", "b", "B", "aa", "é", "日", "2015-01-31", "2014-12-31");

    private static readonly Arbitrary<List<string[]>> Rows = (
        from day in Texts
        from state in Texts
        from page in Gen.Elements("2", "10", "9", "")
        from line in Texts
        select new[] { day, state, page, line }).ListOf().Select(rows => rows.ToList()).ToArbitrary();

    [Fact]
    public void Rows_come_in_the_order_of_their_keys_and_those_with_the_same_key_as_they_came()
        => Prop.ForAll(Rows, rows => Assert.Equal(rows.Order(new RowOrder(Table)), RowSorting.Sorted(Table, rows))).QuickCheckThrowOnFailure();

    [Fact]
    public void More_different_texts_than_are_numbered_are_still_in_order()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => new[] { "d" + (i * 7919 % 20_000), "s" + (i % 300), "1", "" }).ToList();

        Assert.Equal(rows.Order(new RowOrder(Table)), RowSorting.Sorted(Table, rows));
    }

    private static FieldDescriptor Text(string name) => new() { Name = name, Type = FieldType.String };
}
