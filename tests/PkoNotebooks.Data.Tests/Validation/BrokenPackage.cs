using System.Text.Json.Nodes;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Validation;

/// <summary>The tiny package, broken in one place.</summary>
/// <param name="Kind">What must be found.</param>
/// <param name="Where">And where.</param>
/// <param name="Break">What breaks it.</param>
/// <param name="Rule">The rule that finds it, where it is one that no schema can say.</param>
internal sealed record BrokenPackage(DataErrorKind Kind, string Where, Action<TinyPackage> Break, string? Rule = null)
{
    public override string ToString() => $"{Rule ?? Kind.ToString()} at {Where}";

    /// <summary>One for each kind of error and each rule.</summary>
    public static readonly IReadOnlyList<BrokenPackage> All =
    [
        // The descriptor.
        new(DataErrorKind.PackageError, "datapackage.json:1", p => File.WriteAllText(p.Descriptor, "{ not JSON")),
        new(DataErrorKind.ResourceError, "datapackage.json::resources/events/path", p => p.Resource("events", resource => resource["path"] = "../events.csv")),
        new(DataErrorKind.SchemaError, "datapackage.json::resources/events/schema/event_id", p => p.Constrain("events", "event_id", "pattern", "(")),

        // A file.
        new(DataErrorKind.SourceError, "tables/events.csv", p => File.Delete(p.PathOf("events"))),
        new(DataErrorKind.FormatError, "tables/events.csv:1", p => p.Write("events", p.Text("events").Replace("\n", "\r\n", StringComparison.Ordinal))),
        new(DataErrorKind.EncodingError, "tables/events.csv:1", p => p.Write("events", "\ufeff" + p.Text("events"))),
        new(DataErrorKind.HashCount, "tables/events.csv", p => File.WriteAllText(p.PathOf("events"), p.Text("events").Replace("Act", "act", StringComparison.Ordinal))),
        new(DataErrorKind.ByteCount, "tables/events.csv", p => p.Resource("events", resource => resource["bytes"] = 1)),

        // The header.
        new(DataErrorKind.BlankHeader, "tables/events.csv:1", p => p.Write("events", "\n" + p.Text("events"))),
        new(DataErrorKind.BlankLabel, "tables/events.csv:1:column 6", p => p.Replace("events", ",title_ja,", ",,")),
        new(DataErrorKind.DuplicateLabel, "tables/events.csv:1:title", p => p.Replace("events", ",title_ja,", ",title,")),
        new(DataErrorKind.ExtraLabel, "tables/events.csv:1:column 10", p => p.Replace("events", "note\n", "note,place\n").Replace("events", "list,\n", "list,,\n")),
        new(DataErrorKind.MissingLabel, "tables/events.csv:1:note", p => p.Replace("events", ",note\n", "\n").Replace("events", "list,\n", "list\n")),
        new(DataErrorKind.IncorrectLabel, "tables/events.csv:1", p => p.Replace("events", "precision,kind", "kind,precision")),

        // A row.
        new(DataErrorKind.BlankRow, "tables/events.csv:3", p => p.Append("events", "\n")),
        new(DataErrorKind.PrimaryKey, "tables/fatalities.csv:3:fatality_id", p => p.Append("fatalities", "F001,1993-04-08,UNTAC,JPN,police,illness,record,list,\n")),
        new(DataErrorKind.UniqueError, "tables/countries.csv:4:name", p => p.Replace("countries", "THA,764,Thailand,", "THA,764,Japan,")),
        new(DataErrorKind.ForeignKey, "tables/fatalities.csv:2:mission_id", p => p.Replace("fatalities", ",UNTAC,", ",UNXYZ,")),

        // A cell.
        new(DataErrorKind.ExtraCell, "tables/events.csv:2", p => p.Replace("events", "list,\n", "list,,\n")),
        new(DataErrorKind.MissingCell, "tables/events.csv:2", p => p.Replace("events", "list,\n", "list\n")),
        new(DataErrorKind.TypeError, "tables/events.csv:2:occurred_on", p => p.Replace("events", "1992-06-19", "1992-02-31")),
        new(DataErrorKind.ConstraintError, "tables/events.csv:2:kind", p => p.Replace("events", ",law,", ",act,")),

        // What a schema cannot say.
        new(DataErrorKind.RowOrder, "tables/events.csv:3:event_id", p => p.Append("events", "E000,1990-01-01,day,law,Bill submitted,,record,list,\n"), "RowsAreSorted"),
        new(DataErrorKind.BoundsReversed, "tables/peacekeeping_budgets.csv:3:period_end",
            p => p.Replace("peacekeeping_budgets", "2020-07-01,2021-06-30", "2020-07-01,2020-06-30"), "BoundsAreInOrder"),
        new(DataErrorKind.PartsDoNotAddUp, "tables/personnel.csv:5:total",
            p => p.Replace("personnel", "THA,UNMISS,troops,20,250,270", "THA,UNMISS,troops,21,250,270"), "WomenAndMenAddUp"),
        new(DataErrorKind.PartsDoNotAddUp, "tables/personnel.csv:3:total",
            p => p.Replace("personnel", "2020-12-31,CIV,UNMISS", "2020-12-31,CIV,,individual_police,,,3,printed,monthly,all,\n2020-12-31,CIV,UNMISS")
                .Replace("personnel_totals", "2020-12-31,uniformed,300,4", "2020-12-31,uniformed,301,4")
                .Replace("personnel_totals", "2020-12-31,individual_police,2", "2020-12-31,individual_police,3"), "MissionsAddUpToAll"),
        new(DataErrorKind.PartsDoNotAddUp, "tables/personnel_totals.csv:5:total", p => p.Replace("personnel_totals", "staff_officers,4,", "staff_officers,5,"), "TypesAddUpToTheWorld"),
        new(DataErrorKind.ContributorsDoNotAddUp, "tables/personnel_totals.csv:5:total",
            p => p.Replace("personnel", "TZA,UNMISS,troops,4,20,24", "TZA,UNMISS,troops,4,19,23"), "ContributorsAddUpToTheWorld"),
        new(DataErrorKind.CountingRulesMixed, "tables/personnel.csv:2:source_id",
            p => p.Replace("personnel", "2020-11-30,JPN,UNMISS,staff_officers,1,3,4,printed,monthly", "2020-11-30,JPN,UNMISS,staff_officers,1,3,4,printed,record"), "CountingRulesStayApart"),
        new(DataErrorKind.OutsideMissionLife, "tables/personnel.csv:2:as_of", p => p.Replace("personnel", "2020-11-30,JPN,UNMISS", "2020-11-30,JPN,UNTAC"), "DatesLieWithinTheMission"),
        new(DataErrorKind.ScaleDoesNotAddUp, "tables/assessment_rates.csv:2:rate_percent",
            p => p.Replace("assessment_rates", "USA,2019-01-01,2021-12-31,60,", "USA,2019-01-01,2021-12-31,59.9,"), "ScalesAddUp"),
        new(DataErrorKind.ValidityOverlap, "tables/assessment_rates.csv:9:valid_from",
            p => p.Append("assessment_rates", "regular,JPN,2021-12-31,2022-12-31,8,printed,true,annex,row 9,\n"), "PreferredPeriodsDoNotOverlap"),
        new(DataErrorKind.ValidityOverlap, "tables/mission_aliases.csv:3:valid_from",
            p => p.Append("mission_aliases", "UNMIS(S),UNDOF,2012-01-01,,monthly,list,\n"), "AliasPeriodsDoNotOverlap"),
        new(DataErrorKind.NotOnePreferred, "tables/peacekeeping_budgets.csv:3:preferred",
            p => p.Replace("peacekeeping_budgets", "6580000000,true", "6580000000,false"), "ExactlyOneIsPreferred"),
        new(DataErrorKind.SourceUnused, "tables/sources.csv:5:source_id", p => p.Append("sources", "unread,A book,Publisher,2001,,,press,facts only,\n"), "EverySourceIsUsed"),
        new(DataErrorKind.SourceMissing, "tables/training.csv:2:locator", p => p.Replace("training", ",record,p. 4,", ",record, ,"), "EveryUseIsSourced"),
    ];
}
