using System.Collections.Immutable;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data.Import;

/// <summary>What the reading of one file knows, and what it finds wrong.</summary>
internal sealed class ImportContext(PkoData data, ImportRequest request, string fileName, ImportFormat format)
{
    // What is wrong in every row of a long file is said this many times.
    private const int MostErrors = 200;

    /// <summary>How the reason of a row that cannot be taken starts.</summary>
    public const string Refused = "refused: ";

    private readonly Dictionary<string, Counted> _skipped = new(StringComparer.Ordinal);
    private Counted? _lastSkipped;
    private readonly Dictionary<(string Kind, string Name), (long Rows, int FirstLine, string Field, string Nearest)> _unknown = [];
    private readonly Lazy<NameIndex> _missions = new(() => new(data.Missions.Select(mission => (mission.MissionId, mission.MissionId))));
    private readonly Lazy<ILookup<string, MissionAlias>> _aliases = new(() => (data.Package.Find(MissionAlias.TableName) is null ? [] : data.MissionAliases.AsEnumerable()).ToLookup(alias => alias.Alias, StringComparer.OrdinalIgnoreCase));
    private long _moreErrors;

    public PkoData Data => data;

    public string FileName => fileName;

    public ImportFormat Format => format;

    public string SourceId { get; } = request.SourceId ?? format.Source.SourceId;

    public ResourceDescriptor Resource { get; } = data.Package[format.Table];

    public List<DataError> Errors { get; } = [];

    public List<DataError> Conflicts { get; } = [];

    public List<string> Notices { get; } = [];

    public long Rows { get; set; }

    public ImmutableArray<SkippedRows> Skipped
        => [.. _skipped.Values.Select(counted => new SkippedRows(counted.Reason, counted.Rows, counted.FirstLine)).OrderBy(skipped => skipped.FirstLine)];

    public bool SkipsRefused => request.SkipRefused;

    public bool TakesAllStates => request.States is null;

    public bool IsWanted(string iso3) => request.States is null || request.States.Contains(iso3);

    /// <summary>Counts a row that is left out.</summary>
    public void Skip(string reason, int line)
    {
        // The same reason comes millions of times one after another when a file is imported again.
        if (!ReferenceEquals(_lastSkipped?.Reason, reason))
        {
            if (!_skipped.TryGetValue(reason, out var counted))
            {
                _skipped[reason] = counted = new(reason, line);
            }

            _lastSkipped = counted;
        }

        _lastSkipped!.Rows++;
    }

    /// <summary>Notes a row that cannot be taken.</summary>
    public void Wrong(DataErrorKind kind, int line, string? field, string? found, string? expected, string advice)
    {
        if (request.SkipRefused)
        {
            Skip($"{Refused}{new DataError(kind, "", null, field, null, null, "").Code}{(field is null ? "" : " in " + field)}", line);
        }
        else if (Errors.Count < MostErrors)
        {
            Errors.Add(new(kind, fileName, line, field, found, expected, advice));
        }
        else
        {
            _moreErrors++;
        }
    }

    /// <summary>The state's code: from a code in the file where it is one of ours, else from the name; null where neither is known.</summary>
    public string? Country(string? code, string name)
    {
        var byCode = code is { Length: > 0 } ? data.Countries.Find(code) : null;
        return (byCode ?? data.Countries.Resolve(name))?.Iso3;
    }

    /// <summary>The mission's id as our table writes it; null where it is unknown.</summary>
    public string? Mission(string name) => data.Missions.Find(name)?.MissionId ?? _missions.Value.Find(name);

    /// <summary>As <see cref="Mission(string)"/>; a name that several missions bear one after another means the one of that day.</summary>
    public string? Mission(string name, DateOnly day)
        => Mission(name) ?? _aliases.Value[name].FirstOrDefault(alias => alias.IsValidOn(day))?.MissionId;

    /// <summary>Notes a name that the package does not know; it is reported once, with all others.</summary>
    public void Unknown(string kind, string name, string field, int line)
    {
        if (request.SkipRefused)
        {
            Skip($"{Refused}unknown {kind} \"{name}\"", line);
            return;
        }

        var key = (kind, name);
        if (_unknown.TryGetValue(key, out var known))
        {
            _unknown[key] = known with { Rows = known.Rows + 1 };
            return;
        }

        var nearest = kind == "mission"
            ? _aliases.Value[name].Select(alias => alias.MissionId).Concat(_missions.Value.Nearest(name, 3)).Distinct()
            : data.Countries.Nearest(name);
        _unknown[key] = (1, line, field, string.Join(", ", nearest));
    }

    /// <summary>Adds what is reported once for the whole file.</summary>
    public void Finish()
    {
        if (_unknown.Count > 0)
        {
            AddUnknown();
        }

        if (_moreErrors > 0)
        {
            Notices.Add(FormattableString.Invariant($"{fileName}: {_moreErrors} more errors are not shown."));
        }
    }

    private void AddUnknown()
    {
        foreach (var ((kind, name), (rows, line, field, nearest)) in _unknown.OrderBy(pair => pair.Value.FirstLine))
        {
            var advice = kind == "mission"
                ? "Add the mission to tables/missions.csv, or its name to tables/mission_aliases.csv, or pass over unknown names."
                : "Add an alias to tables/country_aliases.csv, or pass over unknown names.";
            Errors.Add(new(
                DataErrorKind.UnknownName, fileName, line, field, name,
                nearest.Length > 0 ? $"a {kind} of the package, such as {nearest}" : $"a {kind} of the package",
                FormattableString.Invariant($"{rows} {(rows == 1 ? "row has" : "rows have")} it. {advice}")));
        }
    }

    private sealed class Counted(string reason, int firstLine)
    {
        public string Reason { get; } = reason;

        public int FirstLine { get; } = firstLine;

        public long Rows { get; set; }
    }
}
