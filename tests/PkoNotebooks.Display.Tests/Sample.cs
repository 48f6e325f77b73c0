using PkoNotebooks.Analysis.Facts;

namespace PkoNotebooks.Display.Tests;

internal static class Sample
{
    public static readonly Citation Source = new(
        "ga-rates", "Scale of assessments", "United Nations", "2012-12-24", "https://undocs.org/A/67/224", "Annex, table 1", "assessment_rates", "peacekeeping/JPN/2013");

    public static Fact Fact(string key = "funding_rate.JPN.2015-03-31", double value = 10.833, Unit unit = Unit.Percent, int decimals = 3) => new()
    {
        Key = key, Value = value, Unit = unit, Decimals = decimals, Period = Period.On(new(2015, 3, 31)), Derivation = Derivation.Printed, Citations = [Source],
    };

    public static Fact Persons(double value, string key = "personnel.JPN.2015-03-31") => Fact(key, value, Unit.Persons, 0);

    public static Missing Missing(string what = "effective rate") => new(what, "Japan", Period.On(new(1990, 1, 1)), "the scale is not in the data");

    /// <summary>What a data set may hold that a page must survive.</summary>
    public static readonly string[] HostileTexts =
    [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "'><img src=x onerror=alert(1)>", "]]></style></svg><script>", "\u202Egnp.exe\u202C",
        "שלום עולם", "مرحبا بالعالم", new string('W', 300), "👩‍👩‍👧‍👦 🇯🇵 family", "日本国憲法の前文に示された理念", "line\nbreak\ttab\u0000null\uFFFE", "{0} {1} {{", "a & b &amp; c", "",
    ];
}
