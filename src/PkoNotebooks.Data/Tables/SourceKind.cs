namespace PkoNotebooks.Data.Tables;

/// <summary>What kind of document a source is.</summary>
public enum SourceKind
{
    Seed,
    Official,
    Dataset,
    Press,
    Secondary,
}
