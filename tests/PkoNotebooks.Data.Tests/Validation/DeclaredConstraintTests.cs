using System.Text.Json.Nodes;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests.Validation;

/// <summary>Each kind of declaration, broken in one place, is found in that place and nowhere else.</summary>
public sealed class DeclaredConstraintTests
{
    [Fact]
    public void A_right_package_has_no_errors()
    {
        using var package = new TinyPackage();
        Assert.Empty(DataPackageValidator.Check(package.Folder));
    }

    [Fact]
    public void A_required_cell_that_is_empty_is_found()
        => Finds(p => p.Replace("missions", "UNDOF,United Nations Disengagement Observer Force", "UNDOF,"),
            DataErrorKind.ConstraintError, "tables/missions.csv:2:name", "");

    [Fact]
    public void A_value_outside_the_enumeration_is_found()
        => Finds(p => p.Replace("events", ",law,", ",act,"), DataErrorKind.ConstraintError, "tables/events.csv:2:kind", "act");

    [Fact]
    public void A_value_that_does_not_match_the_whole_pattern_is_found()
        => Finds(p => p.Constrain("events", "event_id", "pattern", "E[0-9]{2}"), DataErrorKind.ConstraintError, "tables/events.csv:2:event_id", "E001");

    [Fact]
    public void A_number_below_the_minimum_is_found()
        => Finds(p => p.Replace("rankings", ",3,4,4,computed", ",3,4,-4,computed"), DataErrorKind.ConstraintError, "tables/rankings.csv:2:contributors", "-4");

    [Fact]
    public void A_number_above_the_maximum_is_found()
        => Finds(p => p.Replace("assessment_rates", ",8.564,", ",100.001,"), DataErrorKind.ConstraintError, "tables/assessment_rates.csv:8:rate_percent", "100.001");

    [Fact]
    public void A_date_before_the_minimum_is_found()
        => Finds(p => p.Replace("assessment_rates", "regular,JPN,2019-01-01", "regular,JPN,1945-12-31"),
            DataErrorKind.ConstraintError, "tables/assessment_rates.csv:8:valid_from", "1945-12-31");

    [Fact]
    public void A_text_that_is_too_short_is_found()
        => Finds(p => p.Replace("sources", "Record of dispatches", "R"), DataErrorKind.ConstraintError, "tables/sources.csv:4:title", "R");

    [Fact]
    public void A_text_that_is_too_long_is_found()
        => Finds(p => p.Constrain("sources", "publisher", "maxLength", 20), DataErrorKind.ConstraintError, "tables/sources.csv:3:publisher", "Peacekeeping secretariat");

    [Fact]
    public void A_unique_field_with_a_value_twice_is_found()
        => Finds(p => p.Replace("countries", "THA,764,Thailand,", "THA,764,Japan,"), DataErrorKind.UniqueError, "tables/countries.csv:4:name", "Japan");

    [Fact]
    public void A_primary_key_that_occurs_twice_is_found()
        => Finds(p => p.Append("fatalities", "F001,1993-01-01,UNTAC,JPN,police,illness,record,list,\n"),
            DataErrorKind.PrimaryKey, "tables/fatalities.csv:3:fatality_id", "F001");

    [Fact]
    public void A_part_of_a_primary_key_that_is_empty_is_found()
        => Finds(
            p => p.Field("fatalities", "fatality_id", field => field.Remove("constraints")).Replace("fatalities", "F001,", ","),
            DataErrorKind.PrimaryKey, "tables/fatalities.csv:2:fatality_id", "");

    [Fact]
    public void A_unique_key_of_several_fields_that_occurs_twice_is_found()
        => Finds(p => p.Append("personnel", "2020-12-31,TZA,UNMISS,troops,,,24,printed,monthly,again,\n"),
            DataErrorKind.UniqueError, "tables/personnel.csv:7:as_of,iso3,mission_id,personnel_type,source_id", "2020-12-31/TZA/UNMISS/troops/monthly");

    [Fact]
    public void A_unique_key_with_an_empty_part_may_occur_again()
    {
        using var package = new TinyPackage();
        package.Append("personnel", "2020-12-31,USA,,troops,,,1,printed,monthly,a,\n2020-12-31,USA,,troops,,,1,printed,monthly,b,\n");
        Assert.Empty(DataPackageValidator.Check(package.Folder));
    }

    [Fact]
    public void A_reference_to_nothing_is_found()
        => Finds(p => p.Replace("personnel", "TZA,UNMISS", "TZA,UNMIS"), DataErrorKind.ForeignKey, "tables/personnel.csv:6:mission_id", "UNMIS");

    [Fact]
    public void An_empty_reference_is_no_reference()
    {
        using var package = new TinyPackage();
        package.Replace("personnel", "TZA,UNMISS", "TZA,");
        Assert.Empty(DataPackageValidator.Check(package.Folder));
    }

    [Theory]
    [InlineData("2020-02-31")]
    [InlineData("31/12/2020")]
    [InlineData("2020-12-31 ")]
    [InlineData("2020-12-31T00:00:00")]
    [InlineData("44196")]
    public void A_date_that_is_none_is_found(string date)
        => Finds(p => p.Replace("events", "1992-06-19", date), DataErrorKind.TypeError, "tables/events.csv:2:occurred_on", date);

    [Theory]
    [InlineData("1,200")]
    [InlineData("1 200")]
    [InlineData("38,5")]
    [InlineData("38.5%")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("２")]
    public void A_number_that_is_none_is_found(string number)
        => Finds(p => p.Replace("assessment_rates", ",8.564,", $",\"{number}\","), DataErrorKind.TypeError, "tables/assessment_rates.csv:8:rate_percent", number);

    [Theory]
    [InlineData("4.0")]
    [InlineData("four")]
    [InlineData("99999999999999999999")]
    public void A_whole_number_that_is_none_is_found(string number)
        => Finds(p => p.Replace("rankings", ",3,4,4,computed", $",3,4,{number},computed"), DataErrorKind.TypeError, "tables/rankings.csv:2:contributors", number);

    [Theory]
    [InlineData("TRUE")]
    [InlineData("1")]
    [InlineData("yes")]
    public void A_boolean_that_is_none_is_found(string value)
        => Finds(p => p.Replace("countries", ",true,annex", $",{value},annex"), DataErrorKind.TypeError, "tables/countries.csv:6:permanent_member", value);

    [Fact]
    public void A_hash_that_is_not_the_files_is_found()
        => Finds(p => p.Resource("events", resource => resource["hash"] = "sha256:" + new string('0', 64)),
            DataErrorKind.HashCount, "tables/events.csv", null);

    [Fact]
    public void A_length_that_is_not_the_files_is_found()
        => Finds(p => p.Resource("events", resource => resource["bytes"] = 1), DataErrorKind.ByteCount, "tables/events.csv", null);

    [Fact]
    public void A_file_that_is_not_there_is_found()
        => Finds(p => p.Resource("events", resource => resource["path"] = "tables/gone.csv"), DataErrorKind.SourceError, "tables/gone.csv", "no file");

    [Fact]
    public void All_errors_of_all_tables_are_found_at_once()
    {
        using var package = new TinyPackage();
        package
            .Replace("events", "1992-06-19", "1992-06-31")
            .Replace("events", ",law,", ",act,")
            .Replace("training", ",206,", ",many,")
            .Replace("personnel", "THA,UNMISS,troops,20,250,270", "XXX,UNMISS,tropps,20,250,x");
        var errors = DataPackageValidator.Check(package.Folder);
        Assert.Equal(
            [
                "tables/personnel.csv:5:iso3 foreign-key",
                "tables/personnel.csv:5:personnel_type constraint-error",
                "tables/personnel.csv:5:total type-error",
                "tables/training.csv:2:value type-error",
                "tables/events.csv:2:occurred_on type-error",
                "tables/events.csv:2:kind constraint-error",
            ],
            errors.OrderBy(error => error.File switch { "tables/personnel.csv" => 0, "tables/training.csv" => 1, _ => 2 })
                .ThenBy(error => error.File == "tables/personnel.csv" ? error.Field : "", StringComparer.Ordinal)
                .Select(error => $"{error.Where} {error.Code}"));
    }

    [Fact]
    public void An_error_says_what_where_found_expected_and_what_to_do()
    {
        using var package = new TinyPackage();
        package.Replace("assessment_rates", ",8.564,", ",\"8,564\",");
        var error = Assert.Single(DataPackageValidator.Check(package.Folder));
        Assert.Equal(
            "tables/assessment_rates.csv:8:rate_percent: type-error; found \"8,564\"; expected a number with a decimal point and without "
            + "thousands separators. Remove the thousands separators.",
            error.ToString());
    }

    private static void Finds(Action<TinyPackage> change, DataErrorKind kind, string where, string? found)
    {
        using var package = new TinyPackage();
        change(package);
        var error = Assert.Single(DataPackageValidator.Check(package.Folder));
        Assert.Equal((kind, where), (error.Kind, error.Where));
        Assert.NotEmpty(error.Advice);
        if (found is not null)
        {
            Assert.Equal(found, error.Found);
        }
    }
}
