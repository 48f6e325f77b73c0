using System.Globalization;
using System.Text.Json.Nodes;
using PkoNotebooks.Execution.Running;
using PkoNotebooks.Publishing.Sanitising;
using PkoNotebooks.Publishing.Site;

namespace PkoNotebooks.Publishing.RunRecord;

/// <summary>
/// A run as a Research Object Crate: RO-Crate 1.1 with the Process Run Crate profile 0.5. One action a notebook, from the files it read to its page,
/// and one that makes the index; each file with its SHA-256.
/// </summary>
public static class RoCrate
{
    public const string Specification = "https://w3id.org/ro/crate/1.1";

    public const string Profile = "https://w3id.org/ro/wfrun/process/0.5";

    public static string Write(RunRecordInput input)
    {
        var graph = new CrateGraph();
        var software = input.Software.Select(s => Software(graph, s)).ToList();
        var agent = Agent(graph, input.Publication);
        var outputs = input.Outputs.OrderBy(o => o.Name, StringComparer.Ordinal).ToList();
        var parts = outputs.Select(o => OutputFile(graph, o)).ToList();
        var actions = new List<string>();
        foreach (var run in input.Runs.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            var objects = run.Inputs.Append(new InputFile(run.Path, "")).DistinctBy(f => f.Path).OrderBy(f => f.Path, StringComparer.Ordinal)
                .Select(f => Input(graph, f, input, parts)).Concat(run.Parameters.Select(p => Parameter(graph, run, p.Key, p.Value)));
            var page = outputs.Find(o => o.Name == run.Name + ".html");
            actions.Add(Action(graph, input, run, software, agent, [.. objects], page));
        }

        if (outputs.Find(o => o.Name == "index.html") is { } index)
        {
            var pages = outputs.Where(o => input.Runs.Any(r => o.Name == r.Name + ".html")).Select(o => CrateGraph.PathId(o.Name)).ToList();
            var others = outputs.Where(o => o != index).Select(o => CrateGraph.PathId(o.Name)).Except(pages, StringComparer.Ordinal).ToList();
            actions.Add(SiteAction(graph, input, software, agent, pages, [CrateGraph.PathId(index.Name), .. others]));
        }

        Root(graph, input, parts, actions);
        return graph.ToJson();
    }

    private static void Root(CrateGraph graph, RunRecordInput input, List<string> parts, List<string> actions)
    {
        graph.Add("https://w3id.org/ro/wfrun/process/0.5", "CreativeWork", new() { ["name"] = "Process Run Crate", ["version"] = "0.5" });
        var root = new JsonObject
        {
            ["conformsTo"] = CrateGraph.Reference(Profile),
            ["name"] = input.Title,
            ["description"] = input.Description.Length > 0 ? input.Description : input.Title,
            ["datePublished"] = (input.Publication.PublishedOn ?? DateOnly.FromDateTime(input.Ended.UtcDateTime)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["license"] = Licence(graph, input.Publication),
            ["hasPart"] = CrateGraph.References(parts.Distinct(StringComparer.Ordinal)),
            ["mentions"] = CrateGraph.References(actions),
        };
        graph.AddFirst("./", "Dataset", root);
        graph.AddFirst(RunRecordWriter.CrateName, "CreativeWork", new()
        {
            ["conformsTo"] = CrateGraph.Reference(Specification),
            ["about"] = CrateGraph.Reference("./"),
        });
    }

    private static JsonNode Licence(CrateGraph graph, Publication publication)
    {
        if (SafeLink.CheckWeb(publication.LicenceUrl) is not { } url)
        {
            return publication.LicenceName ?? "No licence is stated: all rights are with the publisher.";
        }

        graph.Add(url, "CreativeWork", new() { ["name"] = publication.LicenceName ?? url, ["description"] = $"The licence of the pages: {publication.LicenceName ?? url}." });
        return CrateGraph.Reference(url);
    }

    private static string Software(CrateGraph graph, SoftwareUsed software)
    {
        var id = SafeLink.CheckWeb(software.Url) is { } url ? $"{url}#{Uri.EscapeDataString(software.Version)}" : CrateGraph.LocalId("software", software.Name);
        var entity = new JsonObject { ["name"] = software.Name, ["softwareVersion"] = software.Version };
        if (SafeLink.CheckWeb(software.Url) is { } home)
        {
            entity["url"] = home;
        }

        return graph.Add(id, "SoftwareApplication", entity);
    }

    private static string? Agent(CrateGraph graph, Publication publication) =>
        (publication.Publisher ?? publication.Authors.FirstOrDefault()) is { Length: > 0 } name
            ? graph.Add(SafeLink.CheckWeb(publication.RepositoryUrl) ?? "#agent", "Organization", new() { ["name"] = name })
            : null;

    private static string OutputFile(CrateGraph graph, SiteFile file) => graph.Add(CrateGraph.PathId(file.Name), "File", new()
    {
        ["name"] = file.Name,
        ["encodingFormat"] = CrateGraph.MediaType(file.Name),
        ["contentSize"] = file.Bytes.ToString(CultureInfo.InvariantCulture),
        ["sha256"] = file.Sha256,
    });

    // What the run read is not in the site's folder. With an address it is a file on the web, and so a part; without one it is described only.
    private static string Input(CrateGraph graph, InputFile file, RunRecordInput input, List<string> parts)
    {
        var entity = new JsonObject { ["name"] = file.Path, ["encodingFormat"] = CrateGraph.MediaType(file.Path) };
        if (file.Sha256.Length > 0)
        {
            entity["sha256"] = file.Sha256;
        }

        if (SafeLink.CheckWeb(input.InputBaseUrl) is not { } site)
        {
            return graph.Add(CrateGraph.LocalId("input", file.Path), "CreativeWork", entity);
        }

        var id = graph.Add($"{site.TrimEnd('/')}/{CrateGraph.PathId(file.Path)}", "File", entity);
        parts.Add(id);
        return id;
    }

    private static string Parameter(CrateGraph graph, NotebookRun run, string name, string value) =>
        graph.Add(CrateGraph.LocalId("parameter", $"{run.Name}/{name}"), "PropertyValue", new() { ["name"] = name, ["value"] = value });

    private static string Action(
        CrateGraph graph, RunRecordInput input, NotebookRun run, List<string> software, string? agent, List<string> objects, SiteFile? page)
    {
        var action = Start(input, software, agent, $"Execution of {run.Path}");
        action["object"] = CrateGraph.References(objects);
        if (page is not null)
        {
            action["result"] = CrateGraph.References([CrateGraph.PathId(page.Name)]);
        }

        action["actionStatus"] = run.Status == RunStatus.Passed ? "http://schema.org/CompletedActionStatus" : "http://schema.org/FailedActionStatus";
        if (run.Status != RunStatus.Passed)
        {
            action["error"] = $"{run.Status.ToString().ToLowerInvariant()}: {run.Failure?.Message ?? run.Reason}";
        }

        return graph.Add(CrateGraph.LocalId("run", run.Name), page is null ? "ActivateAction" : "CreateAction", action);
    }

    private static string SiteAction(
        CrateGraph graph, RunRecordInput input, List<string> software, string? agent, List<string> pages, List<string> results)
    {
        var action = Start(input, software, agent, input.OutputsUnchanged ? "Check that the pages are still those that would be written" : "Writing of the index");
        if (pages.Count > 0)
        {
            action["object"] = CrateGraph.References(pages);
        }

        action["result"] = CrateGraph.References(results);
        action["actionStatus"] = "http://schema.org/CompletedActionStatus";
        return graph.Add("#site", "CreateAction", action);
    }

    private static JsonObject Start(RunRecordInput input, List<string> software, string? agent, string name)
    {
        var action = new JsonObject
        {
            ["name"] = name,
            ["description"] = input.Command.Length > 0 ? input.Command : name,
            ["instrument"] = CrateGraph.References(software),
            ["startTime"] = RunRecordJson.Time(input.Started),
            ["endTime"] = RunRecordJson.Time(input.Ended),
        };
        if (agent is not null)
        {
            action["agent"] = CrateGraph.Reference(agent);
        }

        return action;
    }
}
