using PkoNotebooks.Data;
using PkoNotebooks.Data.Tables;

namespace PkoNotebooks.Analysis.Headcounts;

/// <summary>Which of two sources for one figure to use where no row is marked as preferred: the one nearer to who counted.</summary>
public static class SourcePreference
{
    /// <summary>Smaller is better: official, data set, press, secondary, and last the five texts, which the data are there to test.</summary>
    public static int Of(PkoData data, string sourceId)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Sources.Find(sourceId)?.Kind switch
        {
            SourceKind.Official => 0,
            SourceKind.Dataset => 1,
            SourceKind.Press => 2,
            SourceKind.Secondary => 3,
            _ => 4,
        };
    }
}
