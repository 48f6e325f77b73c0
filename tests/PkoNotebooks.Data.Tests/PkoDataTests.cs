using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests;

public sealed class PkoDataTests
{
    private static readonly DateOnly EndOf2020 = new(2020, 12, 31);

    [Fact]
    public void A_rate_is_found_by_state_and_day()
    {
        using var package = new TinyPackage();
        var rate = package.Load().Rates.Peacekeeping("JPN", EndOf2020);
        Assert.NotNull(rate);
        Assert.Equal(38.5m, rate.RatePercent);
        Assert.Equal("peacekeeping/JPN/2019-01-01/2021-12-31/annex/row 2", rate.Key);
        Assert.Equal("annex", rate.SourceId);
        Assert.Equal(3, rate.Line);
    }

    [Fact]
    public void A_rate_outside_its_validity_is_not_found()
    {
        using var package = new TinyPackage();
        var rates = package.Load().Rates;
        Assert.NotNull(rates.Peacekeeping("JPN", new(2019, 1, 1)));
        Assert.NotNull(rates.Peacekeeping("JPN", new(2021, 12, 31)));
        Assert.Null(rates.Peacekeeping("JPN", new(2018, 12, 31)));
        Assert.Null(rates.Peacekeeping("JPN", new(2022, 1, 1)));
        Assert.Null(rates.Regular("USA", EndOf2020));
    }

    [Fact]
    public void Figures_that_disagree_stand_side_by_side_with_the_preferred_first()
    {
        using var package = new TinyPackage();
        var rates = package.Load().Rates.SideBySide(AssessedBudget.Peacekeeping, "JPN", EndOf2020);
        Assert.Equal([38.5m, 38.4m], rates.Select(rate => rate.RatePercent));
    }

    [Fact]
    public void Headcounts_are_found_by_day_and_by_state()
    {
        using var package = new TinyPackage();
        var personnel = package.Load().Personnel;
        Assert.Equal(["CIV", "JPN", "THA", "TZA"], personnel.On(EndOf2020).Select(row => row.Iso3));
        Assert.Equal(2, personnel.Of("JPN").Count);
        Assert.Empty(personnel.On(new(2020, 10, 31)));
        Assert.Equal(300, package.Load().PersonnelTotals.On(EndOf2020)?.Total);
    }

    [Theory]
    [InlineData("CIV", "CIV")]
    [InlineData("Côte d'Ivoire", "CIV")]
    [InlineData("Cote D’Ivoire", "CIV")]
    [InlineData("CÃ´te d'Ivoire", "CIV")]
    [InlineData("C\ufffdte d'Ivoire", "CIV")]
    [InlineData("Ivory Coast", "CIV")]
    [InlineData("Tanzania, United Republic of", "TZA")]
    [InlineData("UNITED REPUBLIC OF TANZANIA", "TZA")]
    [InlineData("日本", "JPN")]
    [InlineData("Zapan", null)]
    [InlineData("", null)]
    public void A_state_is_resolved_by_any_of_its_names(string name, string? iso3)
    {
        using var package = new TinyPackage();
        Assert.Equal(iso3, package.Load().Countries.Resolve(name)?.Iso3);
    }

    [Fact]
    public void The_nearest_names_are_known_for_one_that_is_unknown()
    {
        using var package = new TinyPackage();
        Assert.Equal("Japan", package.Load().Countries.Nearest("Jaapan")[0]);
    }

    [Fact]
    public void A_key_that_is_not_there_says_which_table_lacks_it()
    {
        using var package = new TinyPackage();
        var error = Assert.Throws<KeyNotFoundException>(() => package.Load().Countries["XXX"]);
        Assert.Contains("countries", error.Message, StringComparison.Ordinal);
        Assert.Contains("XXX", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_tables_that_were_used_are_read()
    {
        using var package = new TinyPackage();
        package.Write("personnel", "nothing of use\n");
        var data = package.Load();
        Assert.Empty(data.TablesRead);
        _ = data.Countries["JPN"];
        Assert.Equal(["countries"], data.TablesRead.Select(table => table.Name));
        _ = data.Countries.Resolve("Ivory Coast");
        Assert.Equal(["countries", "country_aliases"], data.TablesRead.Select(table => table.Name));
        Assert.Equal(data.Countries.Sha256, data.TablesRead[0].Sha256);
        Assert.Throws<DataPackageException>(() => data.Personnel);
        Assert.Equal(2, data.TablesRead.Length);
    }

    [Fact]
    public void A_table_asked_for_by_many_threads_is_read_once()
    {
        using var package = new TinyPackage();
        var data = package.Load();
        var tables = new PersonnelTable[64];
        Parallel.For(0, tables.Length, i => tables[i] = data.Personnel);
        Assert.Single(tables.Distinct());
    }

    [Fact]
    public void Every_table_can_be_asked_for_by_name()
    {
        using var package = new TinyPackage();
        var data = package.Load();
        foreach (var resource in data.Package.Resources)
        {
            var table = data.Table(resource.Name);
            Assert.Equal(resource.Name, table.Name);
            Assert.NotEmpty(table.Rows);
            Assert.All(table.Rows, row => Assert.Equal(resource.Name, row.Table));
        }

        Assert.Throws<ArgumentException>(() => data.Table("people"));
    }

    [Fact]
    public void Without_a_package_the_message_lists_where_it_looked()
    {
        using var package = new TinyPackage();
        var empty = Directory.CreateDirectory(Path.Combine(package.Folder, "empty")).FullName;
        var error = Assert.Throws<DirectoryNotFoundException>(() => PkoData.Load(empty));
        Assert.Contains(empty, error.Message, StringComparison.Ordinal);
        Assert.Contains("datapackage.json", error.Message, StringComparison.Ordinal);
    }
}
