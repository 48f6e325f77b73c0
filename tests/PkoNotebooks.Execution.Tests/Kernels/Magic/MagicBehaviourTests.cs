using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Execution.Tests.Kernels.Magic;

/// <summary>Documented behaviours of magic commands that no other test shows.</summary>
public sealed class MagicBehaviourTests
{
    [Theory]
    [InlineData("#!set --name x --value @csharp:y --byref --mime-type text/plain")]
    [InlineData("#!value\ntext")]
    [InlineData("#!set --name x --value @input:{\"prompt\":")]
    public async Task Options_that_exclude_each_other_are_refused(string command)
    {
        await using var notebook = new Notebook();
        await notebook.Value("var y = 1;");
        Assert.Equal("BadMagicCommand", (await notebook.Fails(command)).Name);
    }

    [Fact]
    public async Task Code_before_and_after_a_wrong_command_in_its_step_does_not_hide_the_error()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("#!set --nmae x\nConsole.WriteLine(\"not reached\");");
        Assert.Equal(("BadMagicCommand", 1), (error.Name, error.Line));
        Assert.Contains("Usage: #!set", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_run_in_the_order_in_which_they_stand()
    {
        await using var notebook = new Notebook();
        Assert.Equal("2", await notebook.Value("#!set --name a --value 1\n#!set --name b --value @a\n#!set --name a --value 2\na"));
        Assert.Equal("1", await notebook.Value("b"));
    }

    [Fact]
    public async Task A_value_may_be_given_inline()
    {
        await using var notebook = new Notebook();
        Assert.Equal("one two", await notebook.Value("#!value --name v --from-value \"one two\"\n#!csharp\n#!share --from value v\nv"));
    }

    [Fact]
    public async Task Several_values_may_be_kept_in_one_cell()
    {
        await using var notebook = new Notebook();
        await notebook.Value("#!value --name a --from-value 1\n#!value --name b --from-value 2");
        Assert.Equal("12", await notebook.Value("#!share --from value a\n#!share --from value b\na + b"));
    }

    [Fact]
    public async Task A_type_of_password_hides_the_answer()
    {
        await using var notebook = new Notebook();
        var hidden = false;
        await notebook.Run("#!set --name x --value @input:{\"prompt\": \"Key\", \"type\": \"password\"}", answer: (_, password) => (hidden = password) ? "s" : "t");
        Assert.True(hidden);
    }

    [Fact]
    public async Task Several_commands_of_a_cell_may_ask()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("#!set --name a --value @input:\"first\"\n#!set --name b --value @input:\"second\"\na + b", answer: (prompt, _) => prompt[..1]);
        Assert.Equal("fs", ran.ResultText);
    }

    [Fact]
    public async Task Completing_a_command_asks_nothing()
    {
        await using var notebook = new Notebook(o => o with { DefaultKernelName = "csharp" });
        const string Command = "#!set --name x --value @input:\"Which?\"";
        Assert.NotNull(await notebook.Session.CompleteAsync(Command, Command.Length, null, default));
        Assert.Equal(CodeCompleteness.Complete, await notebook.Session.IsCompleteAsync(Command, null, default));
        Assert.NotNull(await notebook.Session.InspectAsync(Command, 3, null, default));
    }

    [Fact]
    public async Task An_html_cell_is_shown_as_it_is()
    {
        await using var notebook = new Notebook();
        Assert.Equal("<b>x & y</b>", Assert.Single((await notebook.Run("<b>x & y</b>", "html")).Displays).Data.Text("text/html"));
    }
}
