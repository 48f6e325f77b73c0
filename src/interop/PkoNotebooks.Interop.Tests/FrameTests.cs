using Deedle;
using Microsoft.Data.Analysis;
using PkoNotebooks.Analysis.ContributionGap;
using PkoNotebooks.Analysis.DeploymentTrend;
using PkoNotebooks.Analysis.Facts;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Frames;

namespace PkoNotebooks.Interop.Tests;

public sealed class FrameTests
{
    private static readonly PkoData Data = PkoData.Load();
    private static readonly string[] PersonnelColumns =
        ["as_of", "iso3", "mission_id", "personnel_type", "women", "men", "total", "basis", "source_id", "locator", "note"];

    [Fact]
    public void A_table_is_a_frame_with_the_columns_of_its_file_and_its_primary_key()
    {
        var frame = Data.AssessmentRates.ToFrame();
        Assert.Equal(Data.Package.Resources.Single(r => r.Name == "assessment_rates").Fields.Select(f => f.Name), frame.ColumnKeys);
        Assert.Equal(Data.AssessmentRates.Select(r => r.Key), frame.RowKeys);
        Assert.Equal(Data.AssessmentRates[7].RatePercent, frame.GetColumn<decimal>("rate_percent").Get(Data.AssessmentRates[7].Key));
        Assert.Equal(Data.AssessmentRates[7].ValidFrom, frame.GetColumn<DateOnly>("valid_from").GetAt(7));
    }

    [Fact]
    public void What_a_source_does_not_give_is_missing_in_a_frame_and_null_in_a_data_frame()
    {
        var rows = Data.Personnel.Take(2000).ToList();
        var without = rows.Count(r => r.Women is null);
        Assert.InRange(without, 1, rows.Count);
        var frame = rows.ToFrame(r => r.Key);
        Assert.Equal(rows.Count - without, frame.GetColumn<int>("women").ValueCount);
        Assert.Equal(rows.Count, frame.RowCount);
        Assert.Equal(without, rows.ToDataFrame()["women"].NullCount);
    }

    [Fact]
    public void A_data_frame_has_typed_columns_in_the_order_of_the_file()
    {
        var frame = Data.Personnel.ToDataFrame();
        Assert.Equal(PersonnelColumns, frame.Columns.Select(c => c.Name));
        Assert.Equal(typeof(DateTime), frame["as_of"].DataType);
        Assert.Equal(typeof(int), frame["total"].DataType);
        Assert.Equal("troops", frame["personnel_type"].Cast<string>().First(t => t == "troops"));
        Assert.Equal(typeof(decimal), Data.AssessmentRates.ToDataFrame()["rate_percent"].DataType);
    }

    [Fact]
    public void Analysis_results_carry_units_and_facts_beside_their_numbers()
    {
        var results = new ContributionGaps(Data).EachDecember("JPN");
        var (frame, figures) = results.ToFigureFrame(r => r.AsOf);
        Assert.Equal(Unit.Percent, figures.Units["funding_share"]);
        Assert.Equal(Unit.PercentagePoints, figures.Units["gap"]);
        for (var i = 0; i < results.Length; i++)
        {
            var cell = frame.GetColumn<double>("gap").TryGet(results[i].AsOf);
            Assert.Equal(results[i].Gap.IsKnown, cell.HasValue);
            Assert.Equal(results[i].Gap.Fact?.Value, cell.HasValue ? cell.Value : null);
            Assert.Equal(results[i].Gap.Fact, figures[i, "gap"]);
        }

        Assert.Equal(results.SelectMany(r => r.Facts).Count(), figures.Facts.Count());
    }

    [Fact]
    public void The_same_results_as_a_data_frame_have_the_same_numbers_and_nulls()
    {
        var years = StateDeployment.Of(Data).Years;
        var (frame, figures) = years.ToFigureDataFrame();
        Assert.Equal(years.Select(y => (double?)y.Peak.Fact?.Value), frame["peak"].Cast<double?>());
        Assert.Equal(years.Select(y => (int?)y.Year), frame["year"].Cast<int?>());
        Assert.Equal(years[0].Peak.Fact, figures[0, "peak"]);
        Assert.Equal(Unit.Persons, figures.Units["peak"]);
    }

    [Fact]
    public void A_key_that_two_rows_share_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => Data.Personnel.Where(r => r.Iso3 == "FRA").ToFrame(r => r.Iso3));
        Assert.Contains("FRA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_goes_into_a_frame_and_back_as_it_was()
    {
        var back = Data.AssessmentRates.ToFrame().ToTable(Data.AssessmentRates as Table<AssessmentRate>);
        Assert.Equal(Data.AssessmentRates.Select(r => r with { Line = 0 }), back.Rows);
        var personnel = Data.Personnel.ToDataFrame().ToTable<PersonnelRow>(Data.Personnel);
        Assert.Equal(Data.Personnel.Select(r => r with { Line = 0 }), personnel.Rows);
    }

    [Fact]
    public void What_does_not_fit_a_table_is_said_all_at_once()
    {
        var frame = Data.Personnel.Take(3).ToDataFrame();
        frame["total"][1] = null;
        frame["personnel_type"][2] = "marines";
        var error = Assert.Throws<ArgumentException>(() => frame.ToTable<PersonnelRow>(Data.Personnel));
        Assert.Contains("row 1, total: found nothing, expected Int32", error.Message, StringComparison.Ordinal);
        Assert.Contains("row 2, personnel_type: found \"marines\", expected one of troops", error.Message, StringComparison.Ordinal);
        frame.Columns.Remove("iso3");
        Assert.Contains("the column iso3 is missing", Assert.Throws<ArgumentException>(() => frame.ToTable<PersonnelRow>(Data.Personnel)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_is_an_empty_frame_with_its_columns()
    {
        Assert.Equal(PersonnelColumns, Array.Empty<PersonnelRow>().ToFrame(r => r.Key).ColumnKeys);
        Assert.Equal(0, Array.Empty<PersonnelRow>().ToDataFrame().Rows.Count);
    }
}
