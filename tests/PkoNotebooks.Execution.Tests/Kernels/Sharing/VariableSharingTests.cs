namespace PkoNotebooks.Execution.Tests.Kernels.Sharing;

public sealed class VariableSharingTests
{
    [Fact]
    public async Task A_literal_is_set_as_text_and_quotes_hold_words_together()
    {
        await using var notebook = new Notebook();
        Assert.Equal("one two three", await notebook.Value("#!set --name words --value \"one two three\"\nwords"));
    }

    [Theory]
    [InlineData("true", "bool True")]
    [InlineData("1.5", "double 1.5")]
    [InlineData("3", "double 3")]
    [InlineData("\"x\"", "string x")]
    public async Task A_copy_arrives_as_the_type_that_json_has_for_it(string literal, string expected)
    {
        await using var notebook = new Notebook();
        await notebook.Value($"#!value --name v --mime-type application/json\n{literal}");
        await notebook.Value("#!set --name copy --value @value:v");
        Assert.Equal(expected.Split(' ')[1], await notebook.Value("copy"));
        Assert.Contains(": " + expected.Split(' ')[0] + " =", (await notebook.Run("#!whos")).Displays[0].Data.Text("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_is_copied_as_a_json_document()
    {
        await using var notebook = new Notebook();
        await notebook.Value("var words = new[] { \"a\", \"b\" };\n#!set --name copy --value @csharp:words");
        Assert.Equal("b", await notebook.Value("copy.RootElement[1].GetString()"));
    }

    [Fact]
    public async Task By_reference_the_very_object_is_shared_with_its_type()
    {
        await using var notebook = new Notebook();
        await notebook.Value("var list = new List<(int, string)> { (1, \"a\") };\n#!set --name same --value @csharp:list --byref\nsame.Add((2, \"b\"));");
        Assert.Equal("2", await notebook.Value("list.Count"));
    }

    [Fact]
    public async Task A_value_may_go_through_another_mime_type()
    {
        await using var notebook = new Notebook();
        await notebook.Value("var numbers = new[] { 1, 2 };\n#!set --name text --value @csharp:numbers --mime-type text/plain");
        Assert.Equal("[ 1, 2 ]", await notebook.Value("text"));
    }

    [Fact]
    public async Task Share_takes_text_from_the_value_kernel_under_another_name()
    {
        await using var notebook = new Notebook();
        await notebook.Value("#!value --name data\nline \"one\"\n\nline two");
        Assert.Equal("line \"one\"\n\nline two", await notebook.Value("#!share --from value data --as mine\nmine"));
    }

    [Fact]
    public async Task A_value_from_a_file_is_read_relative_to_the_notebook_and_shown_if_a_type_is_named()
    {
        await using var notebook = new Notebook();
        notebook.Write("data/x.json", "{\"a\":1}");
        var ran = await notebook.Run("#!value --name x --from-file data/x.json --mime-type application/json");
        Assert.Equal("{\"a\":1}", Assert.Single(ran.Displays).Data.Text("application/json"));
        Assert.Equal("1", await notebook.Value("#!share --from value x\nx.RootElement.GetProperty(\"a\").GetInt32()"));
    }

    [Theory]
    [InlineData("#!value --from-file nowhere.txt --name x", "FileNotFound")]
    [InlineData("#!value --name x --from-url https://example.com/x", "NetworkNotUsed")]
    [InlineData("#!value --name x --from-value a --from-file b", "BadMagicCommand")]
    [InlineData("#!value --name x --from-value a\nb", "BadMagicCommand")]
    [InlineData("#!share --from value gone", "ValueNotFound")]
    [InlineData("#!share --from nokernel x", "UnknownKernel")]
    [InlineData("#!set --name x --value 1 --byref", "BadMagicCommand")]
    [InlineData("#!set --name 1x --value 1", "InvalidName")]
    [InlineData("var a = new Action(() => { });\n#!set --name b --value @csharp:a", "ValueNotShareable")]
    [InlineData("#!html\n<b></b>\n#!set --name b --value 1", "ValueNotSupported")]
    public async Task What_cannot_be_shared_is_an_error(string code, string error)
    {
        await using var notebook = new Notebook();
        Assert.Equal(error, (await notebook.Fails(code)).Name);
    }

    [Fact]
    public async Task A_magic_command_takes_variables_of_this_and_of_other_kernels()
    {
        await using var notebook = new Notebook();
        notebook.Write("one.csx", "var imported = 5;");
        await notebook.Value("var file = \"one.csx\"; var number = 7;");
        Assert.Equal("5", await notebook.Value("#!import @file\nimported"));
        Assert.Equal("8", await notebook.Value("#!set --name copied --value @number\ncopied + 1"));
        await notebook.Value("#!value --name connection\nData Source=:memory:");
        await notebook.Value("#!connect sqlite --kernel-name mine --connection-string @value:connection");
        Assert.Equal("ValueNotFound", (await notebook.Fails("#!import @nowhere")).Name);
        Assert.Equal("ValueNotFound", (await notebook.Fails("#!set --name x --value @nowhere")).Name);
    }

    [Fact]
    public async Task A_value_reaches_javascript_as_json_and_is_escaped_there()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("var text = \"</script>\";\nvar n = new { A = 1 };\n#!javascript\n#!set --name t --value @csharp:text\n#!share --from csharp n\nalert(t);");
        var html = Assert.Single(ran.Displays).Data.Text("text/html")!;
        Assert.Contains("window[\"n\"] = {\"A\":1};", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"</script>", html, StringComparison.Ordinal);
    }
}
