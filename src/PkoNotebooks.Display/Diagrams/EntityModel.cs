using System.Collections.Immutable;
using System.Globalization;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Display.Language;
using PkoNotebooks.Display.Tables;

namespace PkoNotebooks.Display.Diagrams;

/// <summary>The tables of a data package, what refers to what, and the tables that others refer to most.</summary>
internal sealed class EntityModel
{
    // More colours than this cannot be told apart, so that further tables are named without a line.
    private const int MostHubs = 4;

    public EntityModel(DataPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        Relations =
        [
            .. package.Resources.SelectMany(table => table.ForeignKeys.Select(key =>
                new EntityRelation(table.Name, key.Fields, key.Resource.Length == 0 ? table.Name : key.Resource))),
        ];
        var place = package.Resources.Select((table, i) => (table.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        Hubs =
        [
            .. Relations.GroupBy(r => r.To, StringComparer.Ordinal).Where(g => place.ContainsKey(g.Key))
                .OrderByDescending(g => g.Count()).ThenBy(g => place[g.Key]).Take(MostHubs).Select(g => g.Key),
        ];
        Tables = [.. package.Resources.OrderBy(table => Hub(table.Name) is { } hub ? hub : MostHubs)];
    }

    /// <summary>Those that others refer to first, then the rest in the package's order.</summary>
    public ImmutableArray<ResourceDescriptor> Tables { get; }

    public ImmutableArray<EntityRelation> Relations { get; }

    /// <summary>Names of the tables that get a colour and a line, the most referred to first.</summary>
    public ImmutableArray<string> Hubs { get; }

    /// <summary>The table's place among <see cref="Hubs"/>; null where it is none of them.</summary>
    public int? Hub(string table) => Hubs.IndexOf(table) is var i and >= 0 ? i : null;

    public DataGrid Grid(DisplayLanguage language) => new(
        [
            new(language.Word("diagram.table"), IsRowHeader: true), new(language.Word("diagram.fields")),
            new(language.Word("diagram.target")),
        ],
        [.. Relations.Select(r => ImmutableArray.Create(GridCell.Of(r.From), GridCell.Of(r.FieldList), GridCell.Of(r.To)))]);

    public string Describe(DisplayLanguage language)
    {
        var most = Hubs.Select(hub => language.Word("describe.entity-hub", hub, Count(Relations.Count(r => r.To == hub))));
        var overview = language.Word("describe.entities", Count(Tables.Length), Count(Relations.Length));
        return Hubs.IsEmpty ? overview : overview + language.Word("format.sentence-space") + language.Sentences(most);
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Columns of one table whose values stand in another.</summary>
internal sealed record EntityRelation(string From, ImmutableArray<string> Fields, string To)
{
    public string FieldList => string.Join(", ", Fields);
}
