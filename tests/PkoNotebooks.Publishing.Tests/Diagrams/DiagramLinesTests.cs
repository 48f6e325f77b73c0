using PkoNotebooks.Publishing.Diagrams;

namespace PkoNotebooks.Publishing.Tests.Diagrams;

public sealed class DiagramLinesTests
{
    [Theory]
    [InlineData("a\nb\nc", 2, 2)]
    [InlineData("%% x\na\n%% y\nb", 2, 4)]
    [InlineData("---\ntitle: t\n---\n\na\nb", 2, 6)]
    [InlineData("%%{init: {}}%%\n\na\n\nb", 3, 5)]
    [InlineData("a", 9, 1)]
    public void A_line_as_Mermaid_counts_leads_to_the_line_as_written(string source, int counted, int written) =>
        Assert.Equal(written, DiagramLines.Original(source, counted));
}
