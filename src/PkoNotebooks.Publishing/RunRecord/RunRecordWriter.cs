using System.Collections.Immutable;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.RunRecord;

/// <summary>Writes what varies from run to run, which no page may hold: <c>run-record.json</c> and <c>ro-crate-metadata.json</c>.</summary>
public static class RunRecordWriter
{
    public const string RecordName = "run-record.json";

    public const string CrateName = "ro-crate-metadata.json";

    /// <param name="input">The run.</param>
    /// <param name="outputDirectory">The site's folder: the crate describes the files in it.</param>
    public static async Task<ImmutableArray<SiteFile>> WriteAsync(
        RunRecordInput input, string outputDirectory, CancellationToken cancellationToken = default)
    {
        var record = await OutputFile.WriteAsync(outputDirectory, RecordName, RunRecordJson.Write(input), cancellationToken).ConfigureAwait(false);
        var crate = RoCrate.Write(input with { Outputs = [.. input.Outputs.Where(o => o.Name is not (RecordName or CrateName)), record] });
        return [record, await OutputFile.WriteAsync(outputDirectory, CrateName, crate, cancellationToken).ConfigureAwait(false)];
    }
}
