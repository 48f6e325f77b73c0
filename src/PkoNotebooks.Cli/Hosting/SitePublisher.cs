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

    public static (SiteInput Input, SiteOptions Options) Describe(ProjectLayout layout, ImmutableArray<NotebookRun> runs, RunSettings settings)
    {
        var data = PkoData.Load(settings.Data ?? layout.Data);
        var summary = new SiteSummary(layout, runs, settings);
        var rows = new RowFields(data);
        var input = new SiteInput
        {
            Title = Title(settings),
            Description = Description(settings),
            Runs = runs,
            Data = summary.Data(),
            Claims = summary.Claims(),
            Checks = summary.Checks(),
            Publication = Publication,
        };
        var options = new SiteOptions
        {
            Language = Interface(settings),
            CanonicalBaseUrl = settings.SiteUrl,
            RerunCommand = Rerun,
            Rows = rows.Find,
            RowsLanguage = Translations.Written,
        };
        return (input, options);
    }

    public static string Title(RunSettings settings) => IsJapanese(settings)
        ? "国連平和維持活動：誰が負担し、誰が参加しているか"
        : "United Nations peacekeeping: who pays, and who serves";

    public static string Description(RunSettings settings) => IsJapanese(settings)
        ? "すべての数値は出典にさかのぼることができ、ビルドのたびに計算し直している。"
        : "Every number on these pages can be traced to a cited source and is computed anew at every build.";

    public static InterfaceLanguage Interface(RunSettings settings) => IsJapanese(settings) ? InterfaceLanguage.Japanese : InterfaceLanguage.English;

    private static bool IsJapanese(RunSettings settings) => settings.Language == "ja";

    private static string Rerun(NotebookRun run) =>
        string.Join(' ', [Command, run.Path, .. run.Parameters.Select(p => $"-p {p.Key} {(p.Value.Contains(' ', StringComparison.Ordinal) ? $"'{p.Value}'" : p.Value)}")]);
}
