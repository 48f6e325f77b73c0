using System.Collections.Concurrent;
using System.Collections.Immutable;
using PkoNotebooks.Data.Package;
using PkoNotebooks.Data.Tables;
using PkoNotebooks.Data.Validation;

namespace PkoNotebooks.Data;

/// <summary>
/// The data package's tables, each read when first asked for and then kept. Immutable and safe for any number of threads.
/// A table that breaks its declaration throws <see cref="DataPackageException"/> with all its errors.
/// </summary>
public sealed class PkoData
{
    private readonly DataPackage _package;
    private readonly ConcurrentDictionary<string, string> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<TableCells>> _cells = new(StringComparer.Ordinal);
    private readonly Lazy<KeyedTable<Source>> _sources;
    private readonly Lazy<CountryTable> _countries;
    private readonly Lazy<KeyedTable<CountryAlias>> _countryAliases;
    private readonly Lazy<KeyedTable<Mission>> _missions;
    private readonly Lazy<KeyedTable<MissionAlias>> _missionAliases;
    private readonly Lazy<RateTable> _rates;
    private readonly Lazy<BudgetTable> _budgets;
    private readonly Lazy<PersonnelTable> _personnel;
    private readonly Lazy<PersonnelTotalTable> _personnelTotals;
    private readonly Lazy<Table<PublishedTotal>> _publishedTotals;
    private readonly Lazy<Table<AssessedContribution>> _assessedContributions;
    private readonly Lazy<KeyedTable<Correction>> _corrections;
    private readonly Lazy<RankingTable> _rankings;
    private readonly Lazy<KeyedTable<Dispatch>> _dispatches;
    private readonly Lazy<Table<CivilianStaffRow>> _civilianStaff;
    private readonly Lazy<Table<TrainingRow>> _training;
    private readonly Lazy<KeyedTable<Fatality>> _fatalities;
    private readonly Lazy<KeyedTable<EventRow>> _events;
    private readonly Lazy<KeyedTable<ClaimRow>> _claims;

    // A table that stands in for the package's own, and where the others come from.
    private readonly ITable? _replaced;
    private readonly PkoData? _basis;

    private PkoData(DataPackage package, PkoData? basis = null, ITable? replaced = null)
    {
        _package = package;
        _basis = basis;
        _replaced = replaced;
        _sources = Keyed<Source>(Source.TableName);
        _countryAliases = Keyed<CountryAlias>(CountryAlias.TableName);
        _countries = Lazily<Country, CountryTable>(Country.TableName, (origin, rows) => new(origin, rows, () => CountryAliases));
        _missions = Keyed<Mission>(Mission.TableName);
        _missionAliases = Keyed<MissionAlias>(MissionAlias.TableName);
        _rates = Lazily<AssessmentRate, RateTable>(AssessmentRate.TableName, (origin, rows) => new(origin, rows));
        _budgets = Lazily<PeacekeepingBudget, BudgetTable>(PeacekeepingBudget.TableName, (origin, rows) => new(origin, rows));
        _personnel = Lazily<PersonnelRow, PersonnelTable>(PersonnelRow.TableName, (origin, rows) => new(origin, rows));
        _personnelTotals = Lazily<PersonnelTotal, PersonnelTotalTable>(PersonnelTotal.TableName, (origin, rows) => new(origin, rows));
        _publishedTotals = Lazily<PublishedTotal, Table<PublishedTotal>>(PublishedTotal.TableName, (origin, rows) => new(origin, rows));
        _assessedContributions = Lazily<AssessedContribution, Table<AssessedContribution>>(
            AssessedContribution.TableName, (origin, rows) => new(origin, rows));
        _corrections = Keyed<Correction>(Correction.TableName);
        _rankings = Lazily<Ranking, RankingTable>(Ranking.TableName, (origin, rows) => new(origin, rows));
        _dispatches = Keyed<Dispatch>(Dispatch.TableName);
        _civilianStaff = Lazily<CivilianStaffRow, Table<CivilianStaffRow>>(CivilianStaffRow.TableName, (origin, rows) => new(origin, rows));
        _training = Lazily<TrainingRow, Table<TrainingRow>>(TrainingRow.TableName, (origin, rows) => new(origin, rows));
        _fatalities = Keyed<Fatality>(Fatality.TableName);
        _events = Keyed<EventRow>(EventRow.TableName);
        _claims = Keyed<ClaimRow>(ClaimRow.TableName);
    }

    /// <summary>The descriptor, and where it lies.</summary>
    public DataPackage Package
    {
        get
        {
            // Whoever looks at the descriptor itself rests on all of it; whoever reads a table, only on what it says of that table.
            if (_package.Directory.Length > 0)
            {
                InputRead.Report(_package.DescriptorPath);
            }

            return _package;
        }
    }

    public KeyedTable<Source> Sources => _sources.Value;

    public CountryTable Countries => _countries.Value;

    public KeyedTable<CountryAlias> CountryAliases => _countryAliases.Value;

    public KeyedTable<Mission> Missions => _missions.Value;

    public KeyedTable<MissionAlias> MissionAliases => _missionAliases.Value;

    public RateTable AssessmentRates => _rates.Value;

    /// <inheritdoc cref="AssessmentRates"/>
    public RateTable Rates => _rates.Value;

    public BudgetTable PeacekeepingBudgets => _budgets.Value;

    /// <inheritdoc cref="PeacekeepingBudgets"/>
    public BudgetTable Budgets => _budgets.Value;

    public PersonnelTable Personnel => _personnel.Value;

    public PersonnelTotalTable PersonnelTotals => _personnelTotals.Value;

    /// <summary>World totals of other sources than <see cref="PersonnelTotals"/>, kept apart.</summary>
    public Table<PublishedTotal> PublishedTotals => _publishedTotals.Value;

    public Table<AssessedContribution> AssessedContributions => _assessedContributions.Value;

    public KeyedTable<Correction> Corrections => _corrections.Value;

    public RankingTable Rankings => _rankings.Value;

    public KeyedTable<Dispatch> Dispatches => _dispatches.Value;

    public Table<CivilianStaffRow> CivilianStaff => _civilianStaff.Value;

    public Table<TrainingRow> Training => _training.Value;

    public KeyedTable<Fatality> Fatalities => _fatalities.Value;

    public KeyedTable<EventRow> Events => _events.Value;

    public KeyedTable<ClaimRow> Claims => _claims.Value;

    /// <summary>The tables read so far, by name.</summary>
    public ImmutableArray<TableRead> TablesRead
        => [.. _read.Select(pair => new TableRead(pair.Key, pair.Value)).OrderBy(table => table.Name, StringComparer.Ordinal)];

    /// <summary>
    /// Opens the package; no table is read yet. Without a folder it is found: the environment variable <c>PKO_DATA</c>, then
    /// <c>data/</c> in the current directory or one above it, then <c>data/</c> beside or above this assembly.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no package; the message lists where it looked.</exception>
    /// <exception cref="DataPackageException">The descriptor is wrong.</exception>
    public static PkoData Load(string? directory = null)
    {
        return new(DataPackage.Open(directory));
    }

    /// <summary>Data that hold these tables and no others, which are empty; no file is read. For trying an analysis on figures made by hand.</summary>
    public static PkoData InMemory(params ReadOnlySpan<ITable> tables)
    {
        var data = new PkoData(new DataPackage("", "in memory", null, null, "", []));
        foreach (var table in tables)
        {
            data = data.With(table);
        }

        return data;
    }

    /// <summary>
    /// The same data with one table in place of its own: what would a result be if a figure were another? This data stays as it is, and no file changes.
    /// </summary>
    /// <exception cref="ArgumentException">The kit has no table of that name, or not of that type.</exception>
    public PkoData With(ITable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var changed = new PkoData(_package, this, table);
        _ = changed.Table(table.Name);
        return changed;
    }

    /// <summary>The table of that name.</summary>
    /// <exception cref="ArgumentException">The kit has no such table.</exception>
    public ITable Table(string name) => FindTable(name) ?? throw new ArgumentException(
        $"There is no table \"{name}\"; there are {string.Join(", ", _package.Resources.Select(resource => resource.Name).Where(known => known != name))}.", nameof(name));

    /// <summary>Null where the kit has no record for a table of that name, though the package may have the table.</summary>
    internal ITable? FindTable(string name) => name switch
    {
        Source.TableName => Sources,
        Country.TableName => Countries,
        CountryAlias.TableName => CountryAliases,
        Mission.TableName => Missions,
        MissionAlias.TableName => MissionAliases,
        AssessmentRate.TableName => AssessmentRates,
        PeacekeepingBudget.TableName => PeacekeepingBudgets,
        PersonnelRow.TableName => Personnel,
        PersonnelTotal.TableName => PersonnelTotals,
        PublishedTotal.TableName => PublishedTotals,
        AssessedContribution.TableName => AssessedContributions,
        Correction.TableName => Corrections,
        Ranking.TableName => Rankings,
        Dispatch.TableName => Dispatches,
        CivilianStaffRow.TableName => CivilianStaff,
        TrainingRow.TableName => Training,
        Fatality.TableName => Fatalities,
        EventRow.TableName => Events,
        ClaimRow.TableName => Claims,
        _ => null,
    };

    /// <summary>A table's cells as text: also of tables that the kit has no record for.</summary>
    internal TableCells Cells(string name)
    {
        var table = LazyCells(name).Value;
        Used(name, table.Sha256, table.FullPath);
        return table;
    }

    /// <summary>Has cells read in the background. What is wrong with a table is kept and said to whoever asks for it.</summary>
    internal void ReadAhead(IEnumerable<string> names)
    {
        foreach (var cells in names.Select(LazyCells).ToList())
        {
            _ = Task.Run(() => cells.Value);
        }
    }

    private Lazy<TableCells> LazyCells(string name) => _cells.GetOrAdd(name, _ => new(() => ReadCells(name)));

    private TableCells ReadCells(string name)
    {
        var errors = new List<DataError>();
        var table = TableCells.Read(_package, _package[name], errors);
        if (table is not null)
        {
            CellChecks.Report(table, errors);
        }

        return table is not null && errors.Count == 0 ? table : throw new DataPackageException($"Table {name}", errors);
    }

    private void Used(string name, string sha256, string path)
    {
        _read[name] = sha256;
        InputRead.Report(path);
        InputRead.Report(_package.ResourcePath(name));
    }

    private Lazy<KeyedTable<TRow>> Keyed<TRow>(string name)
        where TRow : class, ITableRow, IReadableRow<TRow>
        => Lazily<TRow, KeyedTable<TRow>>(name, (origin, rows) => new(origin, rows));

    private Lazy<TTable> Lazily<TRow, TTable>(string name, Func<TableOrigin, ImmutableArray<TRow>, TTable> make)
        where TRow : class, ITableRow, IReadableRow<TRow>
        where TTable : class, ITable
        => new(() =>
        {
            if (_replaced?.Name == name)
            {
                _read[name] = _replaced.Sha256;
                return _replaced as TTable
                    ?? throw new ArgumentException($"Table \"{name}\" is a {typeof(TTable).Name}, not a {_replaced.GetType().Name}.", name);
            }

            if (_basis is not null)
            {
                var same = (TTable)_basis.Table(name);
                _read[name] = same.Sha256;
                return same;
            }

            if (_package.Directory.Length == 0)
            {
                return make(new(name, "", ""), []);
            }

            var (origin, rows) = TableLoader.Load<TRow>(_package, name);
            var table = make(origin, rows);
            Used(name, origin.Sha256, origin.Path);
            return table;
        });
}
