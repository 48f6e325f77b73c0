using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Validation;

public sealed class KeyCheckTests
{
    private static readonly ResourceDescriptor Table = new()
    {
        Name = "diary",
        Path = "tables/diary.csv",
        Fields = [Text("day"), Text("state"), Text("mission"), Text("line")],
        PrimaryKey = ["day", "state", "line"],
        UniqueKeys = [["day", "mission", "state"]],
    };

    private static readonly Arbitrary<List<string[]>> Rows = (
        from day in Gen.Elements("a", "b")
        from state in Gen.Elements("x", "y", "")
        from mission in Gen.Elements("m", "n", "o", "")
        from line in Gen.Choose(1, 40)
        select new[] { day, state, mission, line.ToString(System.Globalization.CultureInfo.InvariantCulture) }).ListOf().Select(rows => rows.ToList()).ToArbitrary();

    [Fact]
    public void Rows_in_order_and_rows_in_any_order_give_the_same_errors()
        => Prop.ForAll(Rows, rows => Assert.Equal(Errors(rows, inOrder: false), Errors(rows, inOrder: true))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_key_that_comes_again_after_thousands_of_rows_of_the_same_day_is_found_with_the_line_of_the_first()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => new[] { "a", "x", "m" + i, "l" + i.ToString("D5", System.Globalization.CultureInfo.InvariantCulture) }).ToList();
        rows.Add(["a", "x", "m1", "l99999"]);
        rows.Add(["b", "x", "m1", "l00001"]);

        var error = Assert.Single(Errors(rows, inOrder: true));

        Assert.Contains("tables/diary.csv:5002:day,mission,state", error, StringComparison.Ordinal);
        Assert.Contains("line 3 has the same", error, StringComparison.Ordinal);
    }

    private static List<string> Errors(List<string[]> rows, bool inOrder)
    {
        var errors = new List<DataError>();
        KeyChecks.Report(TableCells.Of(Table, RowSorting.Sorted(Table, rows)), errors, inOrder);
        return errors.ConvertAll(error => error.ToString());
    }

    private static FieldDescriptor Text(string name) => new() { Name = name, Type = FieldType.String };
}
