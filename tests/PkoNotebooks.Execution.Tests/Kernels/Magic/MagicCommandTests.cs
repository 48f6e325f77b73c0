using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Execution.Kernels.Magic;

namespace PkoNotebooks.Execution.Tests.Kernels.Magic;

public sealed class MagicCommandTests
{
    [Fact]
    public async Task Several_kernels_take_turns_in_one_cell()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("var x = 1;\n#!html\n<b>one</b>\n#!markdown\n# Two\n#!c#\nx + 2");
        Assert.Equal("<b>one</b>", ran.Displays[0].Data.Text("text/html"));
        Assert.Equal("# Two", ran.Displays[1].Data.Text("text/markdown"));
        Assert.Equal("3", ran.ResultText);
    }

    [Theory]
    [InlineData("#!c#")]
    [InlineData("#!C#")]
    [InlineData("#!csharp")]
    public async Task A_kernel_has_the_aliases_of_dotnet_interactive(string command)
    {
        await using var notebook = new Notebook();
        Assert.Equal("2", await notebook.Value($"{command}\n1 + 1", "html"));
    }

    [Fact]
    public async Task The_cells_kernel_is_the_one_named_in_its_metadata()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("<i>x</i>", "html");
        Assert.Equal("<i>x</i>", Assert.Single(ran.Displays).Data.Text("text/html"));
    }

    [Fact]
    public async Task An_unknown_magic_command_is_an_error_that_lists_the_known_ones()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("var x = 1;\n#!nonsense");
        Assert.Equal("UnknownMagicCommand", error.Name);
        Assert.Equal(2, error.Line);
        foreach (var known in new[] { "#!csharp", "#!sql", "#!html", "#!javascript", "#!mermaid", "#!markdown", "#!value", "#!set", "#!share", "#!import", "#!time", "#!who", "#!whos", "#!lsmagic", "#!about", "#!connect" })
        {
            Assert.Contains(known, error.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_kernel_that_the_kit_does_not_have_is_named_as_such()
    {
        await using var notebook = new Notebook();
        Assert.Contains("no 'pwsh' kernel: run PowerShell from a C# cell", (await notebook.Fails("#!pwsh\nGet-Date")).Value, StringComparison.Ordinal);
        Assert.Contains("no 'http' kernel: send the request from a C# cell", (await notebook.Fails("GET https://example.org", "http")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_magic_command_is_said_at_once_with_its_usage()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("#!set --nam x --value");
        Assert.Contains("unknown option '--nam'", error.Value, StringComparison.Ordinal);
        Assert.Contains("--value needs a value", error.Value, StringComparison.Ordinal);
        Assert.Contains("--name <name> is missing", error.Value, StringComparison.Ordinal);
        Assert.Contains("Usage: #!set --name <name>", error.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!set -h")]
    [InlineData("#!set --help")]
    public async Task Every_command_explains_itself(string code)
    {
        await using var notebook = new Notebook();
        var help = Assert.Single((await notebook.Run(code)).Displays).Data.Text("text/plain");
        Assert.Contains("Usage: #!set", help, StringComparison.Ordinal);
        Assert.Contains("--byref", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_is_shown_after_the_rest_of_the_cell()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("#!time\ndisplay(\"work\");");
        Assert.Equal("work", ran.Displays[0].Data.Text("text/plain"));
        Assert.Matches(@"^Wall time: \d+(\.\d+)?ms$", ran.Displays[1].Data.Text("text/plain"));
    }

    [Fact]
    public async Task Who_names_the_variables_and_whos_shows_them()
    {
        await using var notebook = new Notebook();
        await notebook.Value("var b = 2; var a = new List<int> { 1 };\nint Method() => 1;");
        await notebook.Value("var b = \"again\";");
        Assert.Equal("a\nb", Assert.Single((await notebook.Run("#!who")).Displays).Data.Text("text/plain"));
        var shown = Assert.Single((await notebook.Run("#!whos")).Displays).Data;
        Assert.Equal("a: System.Collections.Generic.List<int> = [ 1 ]\nb: string = again", shown.Text("text/plain"));
        Assert.Contains("<td>b</td><td>string</td><td><pre>again</pre></td>", shown.Text("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_magic_commands_holds_each_with_what_it_does()
    {
        await using var notebook = new Notebook();
        var list = Assert.Single((await notebook.Run("#!lsmagic")).Displays).Data.Text("text/plain");
        Assert.Contains("#!csharp (also #!c#, #!C#)", list, StringComparison.Ordinal);
        Assert.Contains("#!import <file>", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_tells_what_runs_the_notebook()
    {
        await using var notebook = new Notebook();
        Assert.StartsWith("PkoNotebooks ", Assert.Single((await notebook.Run("#!about")).Displays).Data.Text("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_javascript_cell_becomes_a_script_that_no_text_in_it_can_close()
    {
        await using var notebook = new Notebook();
        var html = Assert.Single((await notebook.Run("#!js\nconsole.log('</script><b>');")).Displays).Data.Text("text/html")!;
        Assert.StartsWith("<script", html, StringComparison.Ordinal);
        Assert.Equal(html.Length - "</script>".Length, html.IndexOf("</script>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mermaid_cell_shows_its_source_where_nothing_draws_it()
    {
        await using var notebook = new Notebook();
        var bundle = Assert.Single((await notebook.Run("#!mermaid\ngraph TD\n  A --> B")).Displays).Data;
        Assert.Equal("graph TD\n  A --> B", bundle.Text("text/vnd.mermaid"));
        Assert.Equal("<pre class=\"mermaid\">graph TD\n  A --&gt; B</pre>", bundle.Text("text/html"));
    }

    [Theory]
    [InlineData("a \"b c\" d", "a|b c|d")]
    [InlineData("--x @input:\"Please enter\"", "--x|@input:Please enter")]
    [InlineData("--x @input:{\"prompt\": \"two words\"} y", "--x|@input:{\"prompt\": \"two words\"}|y")]
    [InlineData("\"\" x", "|x")]
    [InlineData("\"say \\\"hi\\\"\"", "say \"hi\"")]
    [InlineData("  ", "")]
    public void Words_are_split_at_blanks_outside_quotes_and_braces(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', DirectiveWords.Split(text)));

    [Fact]
    public async Task A_magic_command_must_start_its_line()
    {
        await using var notebook = new Notebook();
        Assert.Equal("#!time", await notebook.Value("\"#!time\""));
    }
}
