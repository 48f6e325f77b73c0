using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PkoNotebooks.Publishing.RunRecord;
using PkoNotebooks.Publishing.Site;
using static PkoNotebooks.Publishing.Tests.MadeUp;

namespace PkoNotebooks.Publishing.Tests.RunRecord;

/// <summary>The crate against the rules of RO-Crate 1.1 and of the Process Run Crate profile 0.5, rule by rule.</summary>
public sealed class RoCrateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pko-crate").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private async Task<Dictionary<string, JsonObject>> CrateAsync(Func<RunRecordInput, RunRecordInput>? change = null)
    {
        var site = FullSite();
        var result = await SiteWriter.WriteAsync(site, FullOptions, _folder);
        var input = new RunRecordInput
        {
            Title = site.Title,
            Runs = [site.Runs[0] with { Parameters = site.Runs[0].Parameters.Add("country", "日本 \"x\"") }, .. site.Runs.Skip(1)],
            Outputs = result.Files,
            Software = [new("lights", "0.1.0", "https://example.org/lights"), new(".NET", "10.0.1")],
            Command = "lights render",
            Started = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(9)),
            Ended = new(2026, 1, 2, 3, 4, 9, TimeSpan.FromHours(9)),
            Machine = new("os", "x64", 2, ".NET"),
            Publication = site.Publication,
        };
        await RunRecordWriter.WriteAsync(change?.Invoke(input) ?? input, _folder);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "ro-crate-metadata.json")))!;
        Assert.Contains(json["@context"]!.AsArray(), c => c!.ToString() == "https://w3id.org/ro/crate/1.1/context");
        var entities = json["@graph"]!.AsArray().Select(e => e!.AsObject()).ToList();

        // Each entity stands once: ToDictionary would throw.
        return entities.ToDictionary(e => e["@id"]!.ToString());
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(References),
        JsonObject { Count: 1 } reference when reference["@id"] is { } id => [id.ToString()],
        _ => [],
    };

    private static bool Is(JsonObject entity, string type) => entity["@type"]!.ToString() == type;

    [Fact]
    public async Task The_descriptor_names_the_specification_and_the_root()
    {
        var crate = await CrateAsync();
        var descriptor = crate["ro-crate-metadata.json"];
        Assert.True(Is(descriptor, "CreativeWork"));
        Assert.Equal("https://w3id.org/ro/crate/1.1", Assert.Single(References(descriptor["conformsTo"])));
        Assert.Equal("./", Assert.Single(References(descriptor["about"])));
    }

    [Fact]
    public async Task The_root_has_name_description_date_licence_and_profile()
    {
        var crate = await CrateAsync();
        var root = crate["./"];
        Assert.True(Is(root, "Dataset"));
        Assert.False(string.IsNullOrEmpty(root["name"]!.ToString()));
        Assert.False(string.IsNullOrEmpty(root["description"]!.ToString()));
        Assert.True(DateOnly.TryParseExact(root["datePublished"]!.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        var licence = crate[Assert.Single(References(root["license"]))];
        Assert.NotNull(licence["name"]);
        Assert.NotNull(licence["description"]);
        var profile = crate[Assert.Single(References(root["conformsTo"]))];
        Assert.Equal("https://w3id.org/ro/wfrun/process/0.5", profile["@id"]!.ToString());
        Assert.True(Is(profile, "CreativeWork"));
    }

    [Fact]
    public async Task The_graph_is_flat_every_entity_is_typed_and_every_reference_leads_to_one()
    {
        var crate = await CrateAsync();
        foreach (var entity in crate.Values)
        {
            Assert.False(string.IsNullOrEmpty(entity["@type"]?.ToString()));
            foreach (var (name, value) in entity)
            {
                var items = value is JsonArray list ? [.. list] : new[] { value };
                Assert.All(items, item => Assert.True(item is JsonValue || References(item).Any(), $"{entity["@id"]} {name}: nested"));
                Assert.All(References(value), id => Assert.True(crate.ContainsKey(id) || id == RoCrate.Specification, $"{entity["@id"]} {name} -> {id}"));
            }
        }
    }

    [Fact]
    public async Task Every_file_is_part_of_the_root_and_is_there_with_its_size_and_SHA_256()
    {
        var crate = await CrateAsync();
        var parts = References(crate["./"]["hasPart"]).ToHashSet();
        var files = crate.Values.Where(e => Is(e, "File")).ToList();
        Assert.Equal(5, files.Count);
        foreach (var file in files)
        {
            var id = file["@id"]!.ToString();
            Assert.Contains(id, parts);
            Assert.DoesNotContain(' ', id);
            var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder, Uri.UnescapeDataString(id)));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file["sha256"]!.ToString());
            Assert.Equal(bytes.Length.ToString(CultureInfo.InvariantCulture), file["contentSize"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Every_action_is_mentioned_by_the_root_and_has_instrument_times_agent_and_result()
    {
        var crate = await CrateAsync();
        var actions = crate.Values.Where(e => Is(e, "CreateAction")).ToList();
        Assert.Equal(4, actions.Count);
        var mentioned = References(crate["./"]["mentions"]).ToHashSet();
        foreach (var action in actions)
        {
            Assert.Contains(action["@id"]!.ToString(), mentioned);
            Assert.NotEmpty(References(action["instrument"]));
            Assert.All(References(action["instrument"]), i => Assert.True(Is(crate[i], "SoftwareApplication")));
            Assert.All(References(action["result"]), r => Assert.True(Is(crate[r], "File")));
            Assert.NotEmpty(References(action["result"]));
            Assert.True(Is(crate[Assert.Single(References(action["agent"]))], "Organization"));
            Assert.Equal("2026-01-01T18:04:09Z", action["endTime"]!.ToString());
            Assert.False(string.IsNullOrEmpty(action["name"]!.ToString()));
            Assert.False(string.IsNullOrEmpty(action["description"]!.ToString()));
        }
    }

    [Fact]
    public async Task Software_has_a_name_and_one_version()
    {
        var crate = await CrateAsync();
        var software = crate.Values.Where(e => Is(e, "SoftwareApplication")).ToList();
        Assert.Equal(2, software.Count);
        Assert.All(software, s =>
        {
            Assert.NotNull(s["name"]);
            Assert.NotNull(s["softwareVersion"]);
            Assert.Null(s["version"]);
        });
    }

    [Fact]
    public async Task A_failed_or_skipped_notebook_is_a_failed_action_with_its_error_and_no_other_has_one()
    {
        var crate = await CrateAsync();
        Assert.Contains("no light", crate["#run-02-broken"]["error"]!.ToString());
        Assert.Contains("skipped", crate["#run-03-skipped"]["error"]!.ToString());
        foreach (var action in crate.Values.Where(e => Is(e, "CreateAction")))
        {
            Assert.Equal(action["error"] is not null, action["actionStatus"]!.ToString() == "http://schema.org/FailedActionStatus");
        }
    }

    [Fact]
    public async Task Inputs_are_described_with_their_hash_and_are_files_on_the_web_where_they_have_an_address()
    {
        var here = await CrateAsync();
        var input = here["#input-data%2Ftables%2Flights.csv"];
        Assert.Equal("00ff", input["sha256"]!.ToString());
        Assert.False(Is(input, "File"));

        var there = await CrateAsync(i => i with { InputBaseUrl = "https://example.org/raw/abc/" });
        Assert.True(Is(there["https://example.org/raw/abc/data/tables/lights.csv"], "File"));
        Assert.Contains("https://example.org/raw/abc/data/tables/lights.csv", References(there["./"]["hasPart"]));
        Assert.Contains("https://example.org/raw/abc/notebooks/01-heights.ipynb", References(there["#run-01-heights"]["object"]));
    }

    [Fact]
    public async Task Parameters_are_property_values_of_the_action()
    {
        var crate = await CrateAsync();
        var parameter = References(crate["#run-01-heights"]["object"]).Select(id => crate[id]).Single(e => Is(e, "PropertyValue"));
        Assert.Equal(("country", "日本 \"x\""), (parameter["name"]!.ToString(), parameter["value"]!.ToString()));
    }

    [Fact]
    public async Task The_run_record_tells_times_and_machine_which_no_page_holds()
    {
        await CrateAsync();
        var record = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "run-record.json")))!;
        Assert.Equal(4, record["seconds"]!.GetValue<double>());
        Assert.Equal("failed", record["notebooks"]![1]!["status"]!.ToString());
        Assert.Equal(2, record["machine"]!["processors"]!.GetValue<int>());
    }
}
