using System.Globalization;
using System.Text;
using PkoNotebooks.Data.Export;
using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Tests.Fixtures;
using PkoNotebooks.Data.Tests.Import;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Tests;

/// <summary>Decimal commas, other calendars and dotless letters of the reader's culture change nothing.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("ja-JP")]
    [InlineData("th-TH")]
    public void An_import_and_its_exports_are_the_same_bytes_in_every_culture(string culture)
        => Assert.Equal(Outcome(CultureInfo.InvariantCulture), Outcome(new CultureInfo(culture)));

    private static string Outcome(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            using var package = new TinyPackage();
            var plan = ImportTests.Plan(package, ImportTests.MonthlyOf(
                "2021-01-31,f,,COTE D’IVOIRE,unmiss,INDIVIDUAL POLICE,1200,34,1234", "2021-01-31,f,THA,Thailand,UNMISS,Troops,1,\"1,200\",1201"));
            var errors = string.Join('\n', plan.Errors);
            PackageImporter.Apply(ImportTests.Plan(package, ImportTests.MonthlyOf("2021-01-31,f,,COTE D’IVOIRE,unmiss,INDIVIDUAL POLICE,1200,34,1234")));
            package.Replace("assessment_rates", "USA,2019-01-01,2021-12-31,60,", "USA,2019-01-01,2021-12-31,59.5,");
            errors += string.Join('\n', DataCheck.Run(package.Folder).Errors);
            using var json = new MemoryStream();
            JsonExport.Write(["personnel", "assessment_rates"], package.Load(), json);
            return errors + "\n" + ImportTests.Snapshot(package) + Encoding.UTF8.GetString(json.ToArray()) + CitationFile.Text(package.Load(), releasedOn: new(2026, 11, 21));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
