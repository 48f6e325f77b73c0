using System.Collections.Immutable;
using System.Text.Json;
using PkoNotebooks.Data.Import;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Diff;

/// <summary>What differs between two releases of the package.</summary>
/// <param name="TablesAdded">Tables that only the new one has.</param>
/// <param name="TablesDropped">Tables that only the old one has.</param>
/// <param name="FieldsChanged">Fields that only one of the two has, as <c>table.field</c>.</param>
/// <param name="Rows">Rows added, changed and dropped, in the order of the new package's tables.</param>
public sealed record PackageDiff(
    ImmutableArray<string> TablesAdded,
    ImmutableArray<string> TablesDropped,
    ImmutableArray<string> FieldsChanged,
    ImmutableArray<RowChange> Rows)
{
    public bool IsEmpty => TablesAdded.IsEmpty && TablesDropped.IsEmpty && FieldsChanged.IsEmpty && Rows.IsEmpty;

    /// <summary>Compares two packages row by row; a row is the same row when its primary key, or else its first unique key, is the same.</summary>
    /// <param name="oldDirectory">Folder of the old package.</param>
    /// <param name="newDirectory">Folder of the new package.</param>
    /// <param name="cancellationToken">Ends the work between tables.</param>
    /// <exception cref="DirectoryNotFoundException">One of the folders holds no package.</exception>
    /// <exception cref="DataPackageException">One of the packages is wrong.</exception>
    public static PackageDiff Compare(string oldDirectory, string newDirectory, CancellationToken cancellationToken = default)
    {
        var before = PkoData.Load(oldDirectory);
        var after = PkoData.Load(newDirectory);
        var fields = ImmutableArray.CreateBuilder<string>();
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        foreach (var resource in after.Package.Resources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (before.Package.Find(resource.Name) is { } old)
            {
                fields.AddRange(resource.Fields.Select(field => field.Name).Except(old.Fields.Select(field => field.Name))
                    .Concat(old.Fields.Select(field => field.Name).Except(resource.Fields.Select(field => field.Name)))
                    .Select(field => resource.Name + "." + field));
                if (old.Sha256 is null || old.Sha256 != resource.Sha256)
                {
                    rows.AddRange(TableDiff.Compare(before.Cells(resource.Name), after.Cells(resource.Name)));
                }
            }
        }

        var oldNames = before.Package.Resources.Select(resource => resource.Name).ToList();
        var newNames = after.Package.Resources.Select(resource => resource.Name).ToList();
        return new([.. newNames.Except(oldNames)], [.. oldNames.Except(newNames)], fields.ToImmutable(), rows.ToImmutable());
    }

    /// <summary>The published facts that rest on changed rows, by a <c>facts.lock.json</c>.</summary>
    /// <exception cref="IOException">The lock cannot be read.</exception>
    /// <exception cref="FormatException">It is no facts lock.</exception>
    public ImmutableArray<MovedFact> FactsMoved(string lockPath)
    {
        using var stream = File.OpenRead(lockPath);
        try
        {
            using var document = JsonDocument.Parse(stream);
            return
            [
                .. document.RootElement.GetProperty("facts").EnumerateArray().Select(Moved).OfType<MovedFact>()
                    .OrderByDescending(fact => fact.CitesChangedRow)
                    .ThenBy(fact => fact.Notebook, StringComparer.Ordinal)
                    .ThenBy(fact => fact.Key, StringComparer.Ordinal),
            ];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{lockPath} is no facts lock: {error.Message} Write it anew with `pko verify --update`.", error);
        }
    }

    private MovedFact? Moved(JsonElement fact)
    {
        var tables = Texts(fact, "tables");
        var citations = Texts(fact, "citations");
        var touched = Rows.Where(row => tables.Contains(row.Table)).ToList();
        if (touched.Count == 0)
        {
            return null;
        }

        // A citation ends in its row; a fact of very many rows names only their number, and then it may or may not rest on this one.
        var cited = touched.Where(row => citations.Any(citation => citation.Contains(row.Key, StringComparison.Ordinal))).Select(row => row.Key).ToImmutableArray();
        return new(
            fact.GetProperty("notebook").GetString() ?? "",
            fact.GetProperty("key").GetString() ?? "",
            Texts(fact, "text").FirstOrDefault() ?? "",
            !cited.IsEmpty,
            cited.IsEmpty ? [.. touched.Select(row => row.Table).Distinct()] : cited);
    }

    private static List<string> Texts(JsonElement fact, string property)
        => fact.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(text => text.ToString())]
            : [];
}

/// <summary>A published fact that a new release may move.</summary>
/// <param name="Notebook">The notebook that publishes it.</param>
/// <param name="Key">The fact's key.</param>
/// <param name="Text">What the reader sees now.</param>
/// <param name="CitesChangedRow">Whether it cites a changed row itself; otherwise it rests on a table with changed rows.</param>
/// <param name="Because">The changed rows that it cites, or the changed tables.</param>
public sealed record MovedFact(string Notebook, string Key, string Text, bool CitesChangedRow, ImmutableArray<string> Because);
