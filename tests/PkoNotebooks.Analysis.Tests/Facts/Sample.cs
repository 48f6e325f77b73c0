using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Analysis.Tests.Facts;

internal static class Sample
{
    public static readonly DateOnly Day = new(2015, 3, 31);

    public static Citation Cite(string table, string row, string source = "speech-2015") =>
        new(source, "A speech", "A publisher", "2015-06-15", null, "section E.2", table, row);

    public static Fact Persons(string key, string name, double value, params Citation[] citations) => new()
    {
        Key = key,
        Name = name,
        Value = value,
        Unit = Unit.Persons,
        Period = Period.On(Day),
        Derivation = Derivation.Printed,
        Citations = [.. citations],
    };
}
