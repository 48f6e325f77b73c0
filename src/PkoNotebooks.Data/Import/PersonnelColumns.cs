using PkoNotebooks.Data.Package;

namespace PkoNotebooks.Data.Import;

/// <summary>Where the package's table of headcounts has what, looked up once. -1 for a column that it does not have.</summary>
internal sealed class PersonnelColumns(ResourceDescriptor table)
{
    public int AsOf { get; } = table.IndexOf("as_of");

    public int Iso3 { get; } = table.IndexOf("iso3");

    public int MissionId { get; } = table.IndexOf("mission_id");

    public int PersonnelType { get; } = table.IndexOf("personnel_type");

    public int Women { get; } = table.IndexOf("women");

    public int Men { get; } = table.IndexOf("men");

    public int Total { get; } = table.IndexOf("total");

    public int Basis { get; } = table.IndexOf("basis");

    public int SourceId { get; } = table.IndexOf("source_id");

    public int Locator { get; } = table.IndexOf("locator");
}
