using System.Collections.Immutable;
using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Language;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Cli.Hosting;

/// <summary>Tells the publisher, which knows no peacekeeping, what this kit's site is called and how fresh its data is.</summary>
internal static class SitePublisher
{
    private const string Command = "dotnet run -c Release --project src/PkoNotebooks.Cli -- render";

    public static Publication Publication { get; } = new() { Authors = ["The PkoNotebooks developers"], Version = Engine.Version };

    /// <param name="folder">The folder of the data package.</param>
    public static (SiteInput Input, SiteOptions Options) Describe(ImmutableArray<NotebookRun> runs, RunSettings settings, string folder)
    {
        var data = PkoData.Load(folder);
        var rows = new RowFields(data);
        var input = new SiteInput
        {
            Title = Title(settings),
            Description = Description(settings),
            Runs = runs,
            Data = [.. DataFreshness(data)],
            Publication = Publication,
        };
        var options = new SiteOptions
        {
            Language = IsJapanese(settings) ? InterfaceLanguage.Japanese : InterfaceLanguage.English,
            RerunCommand = Rerun,
            Rows = rows.Find,
        };
        return (input, options);
    }

    public static string Title(RunSettings settings) => IsJapanese(settings)
        ? "国連平和維持活動：誰が負担し、誰が参加しているか"
        : "United Nations peacekeeping: who pays, and who serves";

    public static string Description(RunSettings settings) => IsJapanese(settings)
        ? "すべての数値は出典にさかのぼることができ、ビルドのたびに再計算されます。"
        : "Every number on these pages can be traced to a cited source and is computed anew at every build.";

    private static bool IsJapanese(RunSettings settings) => settings.Language == "ja";

    private static string Rerun(NotebookRun run) =>
        string.Join(' ', [Command, run.Path, .. run.Parameters.Select(p => $"-p {p.Key} {(p.Value.Contains(' ', StringComparison.Ordinal) ? $"'{p.Value}'" : p.Value)}")]);

    private static IEnumerable<DataFreshness> DataFreshness(PkoData data)
    {
        yield return new("personnel", data.Personnel.Max(r => r.AsOf).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        yield return new("assessment_rates", data.Rates.Max(r => r.ValidTo).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        yield return new("peacekeeping_budgets", data.Budgets.Max(r => r.PeriodEnd).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }
}
