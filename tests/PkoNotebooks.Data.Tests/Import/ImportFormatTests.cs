using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Import;

/// <summary>Each publisher's format, by a few rows made after its columns.</summary>
public sealed class ImportFormatTests
{
    [Fact]
    public void Contributions_of_the_data_hub()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, """
            contribution_id,isocode3,contributing_country,mission_acronym,personnel_type,female_personnel,male_personnel,last_reporting_date
            77,THA,Thailand,UNMISS,Troops,5,265,2021-05-31
            78,,Cote D’Ivoire,UNMISS,Experts on Mission,,2,2021-05-31T00:00:00

            """);
        Assert.Equal("un-hub", plan.Files[0].Format);
        PackageImporter.Apply(plan);
        var rows = package.Load().Personnel.On(new(2021, 5, 31));
        Assert.Equal([("CIV", 2, "contribution_id 78, Experts on Mission"), ("THA", 270, "contribution_id 77, Troops")], rows.Select(row => (row.Iso3, row.Total, row.Locator)));
    }

    [Fact]
    public void Contributions_of_the_data_hub_before_2010()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, """
            ID,Contributor,Contributor_ISO-3,Mission,Date,Troops,Police,Military Observers,Total
            9,Japan,JPN,UNTAC,1992-12-31,600,75,8,683

            """);
        Assert.Equal("un-hub-before-2010", plan.Files[0].Format);
        PackageImporter.Apply(plan);
        Assert.Equal(683, package.Load().Personnel.Of("JPN", new(1992, 12, 31)).Sum(row => row.Total));
    }

    [Fact]
    public void States_by_month_of_the_IPI_database()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, """
            date,troops,police,experts,country,total,iso3
            1992-11-30,600.0,75.0,8.0,Japan,683.0,JPN
            1992-11-30,,1.0,,Tanzania,1.0,TZA

            """);
        Assert.Equal("ipi-country-month", plan.Files[0].Format);
        Assert.Equal(4, plan.Changes.Count(change => change.Table == "personnel"));
        PackageImporter.Apply(plan);
        Assert.NotEmpty(package.Load().Personnel.On(new(1992, 11, 30)));
        Assert.All(package.Load().Personnel.On(new(1992, 11, 30)), row => Assert.Null(row.MissionId));
    }

    [Fact]
    public void States_by_month_whose_types_are_not_the_total_are_refused()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, "date,troops,police,experts,country,total,iso3\n1992-11-30,600,75,8,Japan,684,JPN\n");
        Assert.Equal(DataErrorKind.PartsDoNotAddUp, Assert.Single(plan.Errors).Kind);
    }

    [Fact]
    public void States_by_mission_type_and_sex_of_the_IPI_database()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, "report_date,country,iso3,mission,male,female,total,type\n2012-11-30,Japan,JPN,UNMISS,270.0,1.0,271.0,Troops\n");
        Assert.Equal("ipi-country-mission", plan.Files[0].Format);
        Assert.Equal(1, plan.Changes.Count(change => change.Table == "personnel"));
    }

    [Fact]
    public void Assessed_contributions_of_the_chief_executives_board()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, """
            year,entity,donor,assessed_usd,share_pct_of_entity_assessed
            2020,UN-DPO,Japan,565000000.0,8.564
            2020,UN,Japan,240000000.0,8.0
            2020,UN-DPO,Ivory Coast,-12.5,0.0

            """);
        Assert.Empty(plan.Errors);
        Assert.Equal((3, 1L), (plan.Added, Assert.Single(plan.Files[0].Skipped).Rows));
    }

    [Fact]
    public void The_list_of_missions()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, """
            id,mission_acronym,mission_name,lead_department,mission_isactive,start_date,end_date,mission_location,mission_longitude,mission_latitude,last_update
            1,UNYOM,United Nations Yemen Observation Mission,DPO,No,1963-07-01,1964-09-01,Sana'a,"44,2","15,4",2024-02-19
            2,UNDOF,United Nations Disengagement Observer Force,DPO,Yes,1974-05-31,,Damascus,,,2024-02-19

            """);
        PackageImporter.Apply(plan);
        var mission = package.Load().Missions["UNYOM"];
        Assert.Equal((new DateOnly(1963, 7, 1), new DateOnly(1964, 9, 30), "start and end given by month only"), (mission.StartedOn, mission.EndedOn, mission.Note));
        Assert.Equal(1, plan.Unchanged);
    }

    [Fact]
    public void Fatalities()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, """
            id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update
            992,1993-05-04,UNTAC-1993-05-02296,UNTAC,Fatality,M,Japan,Police,Malicious Act,392.0,JPN,2023-11-28
            993,1993-05-05,UNTAC-1993-05-02297,UNTAC,Injury,M,Japan,Police,Accident,392.0,JPN,2023-11-28
            994,1993-05-06,UNTAC-1993-05-02298,UNTAC,Fatality,M,Côte dIvoire,Military,Self-Inflicted,,,2023-11-28

            """);
        Assert.Empty(plan.Errors);
        PackageImporter.Apply(plan);
        var fatalities = package.Load().Fatalities;
        Assert.Equal(("police", "malicious_act"), (fatalities["UNTAC-1993-05-02296"].PersonnelType, fatalities["UNTAC-1993-05-02296"].Cause));
        Assert.Equal("CIV", fatalities["UNTAC-1993-05-02298"].Iso3);
        Assert.Null(fatalities.Find("UNTAC-1993-05-02297"));
    }

    [Fact]
    public void A_name_that_several_missions_bear_means_the_one_of_the_day()
    {
        using var package = new TinyPackage();
        package.Append("mission_aliases", "UNXXX,UNTAC,1992-03-15,1993-09-24,monthly,list,\nUNXXX,UNMISS,2011-07-09,,monthly,list,\n");
        var plan = Plan(package, """
            id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update
            992,1993-05-04,A,UNXXX,Fatality,M,Japan,Police,Malicious Act,392.0,JPN,2023-11-28
            993,2012-05-04,B,UNXXX,Fatality,M,Japan,Police,Malicious Act,392.0,JPN,2023-11-28

            """);
        PackageImporter.Apply(plan);
        Assert.Equal(["UNTAC", "UNMISS"], new[] { "A", "B" }.Select(id => package.Load().Fatalities[id].MissionId));

        var between = Plan(package, """
            report_date,file,iso3,country,mission,type,male,female,total
            2000-01-31,f,JPN,Japan,UNXXX,Troops,,,4
            2012-01-31,f,JPN,Japan,UNXXX,Troops,,,4

            """);
        Assert.Contains("UNTAC, UNMISS", Assert.Single(between.Errors).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_of_the_format_named_is_told_what_it_lacks_of_it()
    {
        using var package = new TinyPackage();
        var path = Path.Combine(package.Folder, "list.csv");
        File.WriteAllText(path, "year,entity,donor,assessed_usd\n");
        var errors = PackageImporter.Plan(package.Folder, new() { Files = [path], Format = "un-fatalities" }).Errors;
        Assert.Contains(errors, error => error.Kind == DataErrorKind.MissingLabel && error.Field == "incident_date");
        Assert.Contains(errors, error => error.Kind == DataErrorKind.ExtraLabel && error.Found == "donor");
    }

    [Fact]
    public void A_near_miss_is_explained_column_by_column()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, "report_date,file,iso,country,mission,personnel,male,female,total\n");
        Assert.Equal(
            [
                "in.csv:1:iso3 missing-label iso",
                "in.csv:1:type missing-label ",
                "in.csv:1:iso extra-label iso",
                "in.csv:1:personnel extra-label personnel",
            ],
            plan.Errors.Select(error => $"{error.Where} {error.Code} {error.Found}"));
        Assert.All(plan.Errors.Take(2), error => Assert.Contains("un-monthly", error.Advice, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_no_known_kind_is_told_which_kinds_there_are()
    {
        using var package = new TinyPackage();
        var error = Assert.Single(Plan(package, "a,b,c\n1,2,3\n").Errors);
        Assert.Equal(DataErrorKind.UnknownFormat, error.Kind);
        Assert.All(ImportFormats.All, format => Assert.Contains(format.Name, error.Expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_with_a_column_twice_is_refused()
    {
        using var package = new TinyPackage();
        Assert.Equal(DataErrorKind.DuplicateLabel, Assert.Single(Plan(package, "date,Date,troops\n").Errors).Kind);
    }

    [Fact]
    public void Columns_may_come_in_any_order_and_in_capitals()
    {
        using var package = new TinyPackage();
        var plan = Plan(package, "TOTAL,Date,Troops,Police,Experts,Country,ISO3\n1,1992-11-30,,1,,Japan,JPN\n");
        Assert.Empty(plan.Errors);
        Assert.Equal("ipi-country-month", plan.Files[0].Format);
    }

    private static ImportPlan Plan(TinyPackage package, string text)
        => PackageImporter.Plan(package.Folder, new() { Files = [ImportTests.Write(package, text, "in.csv")] });
}
