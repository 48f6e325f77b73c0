using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PkoNotebooks.Execution.Documents;

namespace PkoNotebooks.Execution.Tests.Documents;

/// <summary>Whatever stands in a file, reading it ends in a notebook or in an error that names the file.</summary>
public class HostileFileTests
{
    private static readonly string[] Values = ["null", "true", "0", "-1e9999", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null]", "{\"a\":null}", "\"\\ud800\"", "[\"\\udc00\"]"];

    [Fact]
    public void A_notebook_with_any_bytes_changed_is_read_or_refused()
    {
        var changes = ArbMap.Default.GeneratorFor<(NonNegativeInt, byte)[]>();
        Prop.ForAll(changes.ToArbitrary(), edits =>
        {
            var bytes = Samples.Utf8(Samples.Jupyter);
            foreach (var (at, value) in edits)
            {
                bytes[at.Get * 7919 % bytes.Length] = value;
            }

            ReadOrRefuse(bytes, "a.ipynb");
            ReadOrRefuse(bytes, "a.dib");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Fact]
    public void A_notebook_with_any_value_in_place_of_any_other_is_read_or_refused()
    {
        var places = Places(Samples.Jupyter).ToList();
        Assert.True(places.Count > 60);
        foreach (var (start, end) in places)
        {
            foreach (var value in Values)
            {
                ReadOrRefuse(Samples.Utf8(Samples.Jupyter[..start] + value + Samples.Jupyter[end..]), "a.ipynb");
            }
        }
    }

    [Fact]
    public void A_large_notebook_is_read_and_written_back()
    {
        var line = $"    \"{new string('x', 1000)}\\n\",\n";
        var text = string.Concat(Enumerable.Repeat(line, 20_000)).TrimEnd('\n', ',');
        var file = $$"""
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "a",
               "metadata": {},
               "source": [
            {{text}}
               ]
              }
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;
        var notebook = NotebookFile.Parse(Samples.Utf8(file), "a.ipynb");

        Assert.Equal(20_000 * 1001, notebook.Cells[0].Source.Length);
        Assert.Equal(file, Encoding.UTF8.GetString(NotebookFile.Write(notebook with { Metadata = [] }, "a.ipynb")));
    }

    private static void ReadOrRefuse(byte[] bytes, string name)
    {
        NotebookDocument notebook;
        try
        {
            notebook = NotebookFile.Parse(bytes, name);
        }
        catch (NotebookFormatException e)
        {
            Assert.StartsWith(name, e.Message);
            Assert.All(e.Problems, p => Assert.NotEmpty(p.Expected));
            return;
        }

        // What was read can be used and written, in either format.
        _ = notebook.Cells.Select(c => (c.Tags, c.Outputs)).ToList();
        if (notebook.Cells.All(c => c.Id is "intro" or "c0ffee00" or "raw-1"))
        {
            // An id that cannot stand was replaced; all else stays to the byte.
            Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(NotebookFile.Write(notebook, name)));
        }

        var added = notebook with { Cells = [new() { Id = "zz", Kind = CellKind.Code, KernelName = "csharp", Source = "1" }, .. notebook.Cells] };
        NotebookFile.Parse(NotebookFile.Write(added, "b.ipynb"), "b.ipynb");
        NotebookFile.Parse(NotebookFile.Write(added, "b.dib"), "b.dib");
    }

    /// <summary>Where each value of a JSON text starts and ends.</summary>
    private static IEnumerable<(int Start, int End)> Places(string json)
    {
        var reader = System.Text.Json.JsonDocument.Parse(json);
        var at = 0;
        foreach (var value in Nested(reader.RootElement).Skip(1))
        {
            var raw = value.GetRawText();
            var start = json.IndexOf(raw, at, StringComparison.Ordinal);
            at = start + 1;
            yield return (start, start + raw.Length);
        }
    }

    private static IEnumerable<System.Text.Json.JsonElement> Nested(System.Text.Json.JsonElement element)
    {
        yield return element;
        var inner = element.ValueKind switch
        {
            System.Text.Json.JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value),
            System.Text.Json.JsonValueKind.Array => element.EnumerateArray(),
            _ => [],
        };
        foreach (var value in inner.SelectMany(Nested))
        {
            yield return value;
        }
    }
}
