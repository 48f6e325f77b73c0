using PkoNotebooks.EndToEnd.Tests.Command;
using PkoNotebooks.EndToEnd.Tests.Jupyter;
using PkoNotebooks.EndToEnd.Tests.Site;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer(PkoNotebooks.EndToEnd.Tests.Tools.LongestFirst.TypeName, PkoNotebooks.EndToEnd.Tests.Tools.LongestFirst.AssemblyName)]

namespace PkoNotebooks.EndToEnd.Tests.Tools;

/// <summary>What takes longest begins first: begun last, it would run alone at the end, with the machine's other processors idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    internal const string AssemblyName = "PkoNotebooks.EndToEnd.Tests";
    internal const string TypeName = $"{AssemblyName}.Tools.{nameof(LongestFirst)}";

    private static readonly string[] Longest =
    [
        PageTests.Looks, PageTests.Reading, PageTests.Measures, nameof(Readme.ReadmeTests), nameof(JupyterClientTests), nameof(RenderCommandTests),
        nameof(KitNotebookTests), nameof(VerifyCommandTests), nameof(ContributingTests), nameof(Charts.EveryStateInBrowserTests), nameof(DiagramTests), nameof(ClassicNotebookTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(Place).ThenBy(c => c.DisplayName, StringComparer.Ordinal);

    // A collection of its own is named after its class: "Test collection for …".
    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Longest, name => collection.DisplayName == name || collection.DisplayName.EndsWith("." + name, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
