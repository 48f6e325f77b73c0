using System.CommandLine;
using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Suspects;

namespace PkoNotebooks.Cli.Commands;

/// <summary><c>pko data suspects</c>: headcounts far off the months around them, for a person to judge.</summary>
internal static class DataSuspects
{
    public static Command Create()
    {
        var folder = DataCommand.Folder();
        var least = new Option<int>("--least") { Description = "Persons that a month must be off by.", DefaultValueFactory = _ => new SuspectOptions().LeastPersons };
        var json = new Option<bool>("--json") { Description = "Print the suspects as JSON." };
        var command = new Command("suspects", "List headcounts far off both neighbouring months, for a person to judge.") { folder, least, json };
        command.SetAction(parsed => DataCommand.Guard(() =>
        {
            var data = PkoData.Load(DataCommand.Directory(parsed.GetValue(folder)));
            var suspects = SuspectDetector.Find(data.Personnel, new SuspectOptions { LeastPersons = parsed.GetValue(least) });
            var judged = suspects.Select(suspect => (Suspect: suspect, Corrections: Declared(data, suspect))).ToList();
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonReport.Write(judged.Select(j => new
                {
                    j.Suspect.AsOf, j.Suspect.Iso3, j.Suspect.MissionId, j.Suspect.Before, j.Suspect.Found, j.Suspect.After, j.Suspect.Deviation,
                    j.Suspect.Counterpart, j.Suspect.CounterpartDeviation, j.Suspect.Rows, j.Corrections,
                })));
            }
            else
            {
                foreach (var (suspect, corrections) in judged.OrderBy(j => j.Corrections.Count > 0))
                {
                    Console.WriteLine(suspect + (corrections.Count == 0 ? "" : $"; declared as {string.Join(", ", corrections)}"));
                }

                var open = judged.Count(j => j.Corrections.Count == 0);
                Console.WriteLine($"{suspects.Length} suspects, {open} not declared; a slip is declared in corrections.csv, never edited in its row");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>What a person has judged already: corrections of that state's month.</summary>
    private static List<string> Declared(PkoData data, Suspect suspect) =>
        data.Package.Find("corrections") is null
            ? []
            : [.. data.Corrections
                .Where(c => c.CorrectedTable == "personnel" && c.AsOf == suspect.AsOf && c.Iso3 == suspect.Iso3)
                .Select(c => c.CorrectionId)];
}
