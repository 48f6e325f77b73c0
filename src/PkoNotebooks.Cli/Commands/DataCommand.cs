using System.CommandLine;
using System.Globalization;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko data</c>: the data desk.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "The data desk: check, import, export, compare and seal the data package.")
    {
        Check(),
        DataImport.Create(),
        DataExport.Create(),
        DataExportAnalysis.Create(),
        DataDiff.Create(),
        DataSuspects.Create(),
        Seal(),
    };

    /// <summary>The option that names another package than the project's own.</summary>
    public static Option<string?> Folder() => new("--data") { Description = "The package's folder. Default: data/." };

    public static string Directory(string? given) => given ?? ProjectLayout.Find(Environment.CurrentDirectory).Data;

    /// <summary>Runs what reads a package; a package that is missing or broken is wrong input, with all its errors.</summary>
    public static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is DataPackageException or DirectoryNotFoundException or FileNotFoundException)
        {
            throw new UsageException(e.Message);
        }
    }

    private static Command Check()
    {
        var folder = Folder();
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var command = new Command("check", "Hold the package against its schema, and against what no schema can say.") { folder, json };
        command.SetAction(parsed => Guard(() =>
        {
            var check = DataCheck.Run(Directory(parsed.GetValue(folder)));
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonReport.Write(new
                {
                    passed = check.Passed,
                    tables = check.Tables.Select(t => new { t.Name, t.Rows }),
                    errors = check.Errors.Select(e => new { e.Code, e.Where, e.Found, e.Expected, e.Advice }),
                }));
            }
            else
            {
                foreach (var error in check.Errors)
                {
                    Console.WriteLine(error);
                }

                var rows = check.Tables.Sum(t => Math.Max(0, t.Rows)).ToString("N0", CultureInfo.InvariantCulture);
                Console.WriteLine($"{check.Tables.Length} tables, {rows} rows: {(check.Passed ? "no error" : check.Errors.Length == 1 ? "1 error" : $"{check.Errors.Length} errors")}");
            }

            return check.Passed ? ExitCode.Done : ExitCode.Failed;
        }));
        return command;
    }

    private static Command Seal()
    {
        var folder = Folder();
        var command = new Command("seal", "Declare each table's present hash and length in datapackage.json, after a change that is meant.") { folder };
        command.SetAction(parsed => Guard(() =>
        {
            var changed = PackageSeal.Write(Directory(parsed.GetValue(folder)));
            Console.WriteLine(changed.Count == 0 ? "nothing to seal: every hash is as declared" : $"sealed: {string.Join(", ", changed)}");
            return ExitCode.Done;
        }));
        return command;
    }
}
