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
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonReport.Write(suspects));
            }
            else
            {
                foreach (var suspect in suspects)
                {
                    Console.WriteLine(suspect);
                }

                Console.WriteLine($"{suspects.Length} suspects; a slip is declared in corrections.csv, never edited in its row");
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
