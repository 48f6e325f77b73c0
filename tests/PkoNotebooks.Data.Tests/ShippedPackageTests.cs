using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests;

/// <summary>The package of this repository, as it is shipped.</summary>
public sealed class ShippedPackageTests
{
    [Fact]
    public void It_keeps_every_declaration_and_every_rule()
    {
        var check = DataCheck.Run(RealPackage.Folder);
        Assert.True(check.Passed, string.Join('\n', check.Errors));
    }

    [Fact]
    public void It_is_found_without_configuration()
        => Assert.Equal(RealPackage.Folder, PkoData.Load().Package.Directory);

    [Fact]
    public void Japan_in_March_2015_is_as_the_text_of_2015_prints_it()
    {
        var data = PkoData.Load(RealPackage.Folder);
        DateOnly day = new(2015, 3, 31);
        Assert.Equal(10.833m, data.Rates.Peacekeeping("JPN", day)?.RatePercent);
        Assert.Equal(106_854, data.PersonnelTotals.On(day)?.Total);
        Assert.Equal(683, Headcount.Of(data.Personnel.Of("JPN", new(1992, 11, 30))));
        Assert.Equal(6, data.Fatalities.Count(fatality => fatality.Iso3 == "JPN"));
    }
}
