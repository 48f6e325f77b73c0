using PkoNotebooks.Analysis.Claims;
using PkoNotebooks.Analysis.Tests.Fixtures;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Tests.Claims;

public class ClaimsLedgerTests
{
    private static readonly PkoData Tables = new HandMade().State("JPN", "Japan").State("GBR", "United Kingdom").State("FRA", "France")
        .Rate("JPN", 10.833m).Rate("GBR", 6.68m).Rate("FRA", 7.22m)
        .Dispatched("D1", "1992-09-01", "1993-09-01", cumulative: 1200, mission: "UNTAC", precision: DatePrecision.Month, strength: 600)
        .Event("E1", "1992-06-15", EventKind.Law, "Act passed").Data();

    private static ClaimRow Claim(string check, string op = "eq", decimal? value = null, string period = "", decimal? tolerance = null, string id = "C1", string note = "") => new()
    {
        ClaimId = id, SourceId = "speech", Locator = "para 1", Paraphrase = "A claim", Operator = op, Value = value, Period = period, Tolerance = tolerance, Check = check, Note = note,
    };

    private static LedgerRow Judge(ClaimRow claim) => ClaimsLedger.Evaluate(Tables, claim);

    [Theory]
    [InlineData("10.83", null, Verdict.Supported)]
    [InlineData("10.8", null, Verdict.Supported)]
    [InlineData("11", null, Verdict.Supported)]
    [InlineData("10.84", null, Verdict.Contradicted)]
    [InlineData("10", "0.9", Verdict.Approximately)]
    [InlineData("10", "0.5", Verdict.Contradicted)]
    public void A_figure_is_held_against_the_claim_at_the_claim_s_own_precision(string value, string? tolerance, Verdict expected) => Assert.Equal(
        expected,
        Judge(Claim(
            "rate:peacekeeping:JPN:2015-03-31", "approx", decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            tolerance: tolerance is null ? null : decimal.Parse(tolerance, System.Globalization.CultureInfo.InvariantCulture))).Verdict);

    [Theory]
    [InlineData("gt", 599, Verdict.Supported)]
    [InlineData("gt", 600, Verdict.Contradicted)]
    [InlineData("ge", 600, Verdict.Supported)]
    [InlineData("lt", 600, Verdict.Contradicted)]
    [InlineData("le", 600, Verdict.Supported)]
    public void More_and_less_are_taken_at_their_word(string op, int value, Verdict expected) =>
        Assert.Equal(expected, Judge(Claim("dispatch-strength:D1", op, value)).Verdict);

    [Theory]
    [InlineData("1992-09", Verdict.Supported)]
    [InlineData("1992", Verdict.Supported)]
    [InlineData("1992-09-11", Verdict.Approximately)]
    [InlineData("1992-10", Verdict.Contradicted)]
    public void A_date_is_confirmed_no_more_exactly_than_the_source_gives_it(string period, Verdict expected) =>
        Assert.Equal(expected, Judge(Claim("dispatch-start:D1", "date", period: period)).Verdict);

    [Fact]
    public void The_sentence_says_what_differs()
    {
        var row = Judge(Claim("dispatch-strength:D1", value: 700));

        Assert.StartsWith("Claimed 700, found 600, 100 less: strength", row.Sentence, StringComparison.Ordinal);
        Assert.Equal("dispatches", Assert.Single(row.Evidence).Citations.Single().Table);
    }

    [Fact]
    public void What_the_data_do_not_hold_leaves_the_claim_unchecked_with_the_reason()
    {
        var row = Judge(Claim("rate:regular:JPN:2015-03-31", "approx", 10.8m));

        Assert.Equal("not checkable (no data)", row.VerdictText);
        Assert.Contains("no source in the data", row.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_not_its_own_witness()
    {
        var data = new HandMade().State("JPN", "Japan").Civilians("2013-12-31", CivilianScope.Pko, "JPN", "civilian", 13).Data();

        Assert.Equal(Verdict.NotCheckable, ClaimsLedger.Evaluate(data, Claim("civilian:pko:JPN:civilian:2013-12-31", value: 13)).Verdict);
        Assert.Equal(Verdict.Supported, ClaimsLedger.Evaluate(data, Claim("civilian:pko:JPN:civilian:2013-12-31", value: 13) with { SourceId = "press" }).Verdict);
    }

    [Theory]
    [InlineData("no-such-check:JPN", "there is no check of that name")]
    [InlineData("rate:peacekeeping:JPN", "argument 3 is missing")]
    [InlineData("rate:peacekeeping:JPN:2015-02-30", "is no date")]
    [InlineData("rate:pocket-money:JPN:2015-03-31", "is none of peacekeeping, regular")]
    [InlineData("dispatch-strength:D9", "table dispatches has no row 'D9'")]
    [InlineData("inconsistency:magic:C1", "is none of sum, product")]
    [InlineData("inconsistency:count:C9", "no claim is an item of C9")]
    [InlineData("rate:peacekeeping:JPN:2015-03-31", "has no value")]
    public void A_row_that_cannot_be_evaluated_fails_loudly(string check, string problem)
    {
        var error = Assert.Throws<ClaimCheckException>(() => Judge(Claim(check)));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("C1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operator_that_compares_nothing_is_refused() =>
        Assert.Throws<ClaimCheckException>(() => Judge(Claim("dispatch-strength:D1", "roughly", 600)));

    [Fact]
    public void All_rows_that_cannot_be_evaluated_are_named_at_once()
    {
        var data = Ledger(Claim("nothing", id: "C1"), Claim("nothing-else", id: "C2"));

        var error = Assert.Throws<AggregateException>(() => ClaimsLedger.Evaluate(data));

        Assert.Equal(2, error.InnerExceptions.Count);
    }

    [Theory]
    [InlineData("opinion", "not checkable (opinion)")]
    [InlineData("forecast", "not checkable (forecast)")]
    [InlineData("out_of_scope", "not checkable (out of scope)")]
    public void A_claim_without_a_check_stands_in_the_ledger_with_its_reason(string reason, string expected) =>
        Assert.Equal(expected, Judge(Claim("") with { Reason = reason }).VerdictText);

    [Fact]
    public void A_claim_with_neither_check_nor_reason_is_refused() => Assert.Throws<ClaimCheckException>(() => Judge(Claim("")));

    [Fact]
    public void Each_reading_of_a_claim_has_its_verdict_and_knows_the_others()
    {
        var rows = ClaimsLedger.Evaluate(Ledger(
            Claim("dispatch-start:D1", "date", period: "1992-10", id: "C0-1a", note: "reading: troops; the first left in September"),
            Claim("event-date:E1", "date", period: "1992-06", id: "C0-1b", note: "reading: the law"),
            Claim("event-date:E1", "date", period: "1992-06", id: "C0-2")));

        Assert.Equal(("troops", Verdict.Contradicted), (rows[0].Reading, rows[0].Verdict));
        Assert.Equal(new OtherReading("C0-1b", "the law", Verdict.Supported), rows[0].OtherReadings.Single());
        Assert.True(rows[0].ReadingsDiffer);
        Assert.Empty(rows[2].OtherReadings);
    }

    [Fact]
    public void A_text_that_does_not_fit_itself_is_inconsistent()
    {
        var rows = ClaimsLedger.Evaluate(Ledger(
            Claim("", value: 15, id: "C2-1") with { Reason = "no_data", Unit = "persons" },
            Claim("", value: 7, id: "C2-2") with { Reason = "no_data", Unit = "years" },
            Claim("inconsistency:product:C2-1*C2-2=C2-3", value: 164, id: "C2-3") with { Unit = "persons" },
            Claim("inconsistency:product:C2-1*C2-2=C2-4", value: 105, id: "C2-4") with { Unit = "persons" }));

        Assert.Equal([Verdict.InconsistentWithItself, Verdict.Supported], rows.Skip(2).Select(r => r.Verdict));
        Assert.Contains("found 105, 59 less", rows[2].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ledger_for_programs_holds_every_row_and_the_counts_by_text()
    {
        var rows = ClaimsLedger.Evaluate(Ledger(
            Claim("dispatch-strength:D1", value: 600, id: "C1"), Claim("dispatch-strength:D1", value: 700, id: "C2"), Claim("", id: "C3") with { Reason = "opinion" }));

        var json = System.Text.Json.JsonDocument.Parse(ClaimsJson.Write(rows)).RootElement;

        Assert.Equal(["supported", "contradicted", "not_checkable"], json.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("verdict").GetString()!));
        Assert.Equal(600, json.GetProperty("claims")[0].GetProperty("evidence")[0].GetProperty("value").GetInt32());
        Assert.Equal("opinion", json.GetProperty("claims")[2].GetProperty("reason").GetString());
        Assert.Equal(3, json.GetProperty("texts")[0].GetProperty("rows").GetInt32());
        Assert.Equal(new LedgerSummary("", "All texts", 1, 0, 1, 0, 1), LedgerSummary.Total(rows));
    }

    [Fact]
    public void Dates_are_written_out_as_exactly_as_they_are_known() =>
        Assert.StartsWith("Claimed 11 September 1992, found September 1992, ", Judge(Claim("dispatch-start:D1", "date", period: "1992-09-11")).Sentence, StringComparison.Ordinal);

    private static PkoData Ledger(params ClaimRow[] claims) => Tables.With(new KeyedTable<ClaimRow>(new("claims", "claims.csv", ""), [.. claims]));
}
