using System.Collections.Immutable;

namespace PkoNotebooks.Execution.Tests.Kernels.Magic;

public sealed class InputTests
{
    [Fact]
    public async Task A_prompt_is_shown_and_the_answer_becomes_the_value()
    {
        await using var notebook = new Notebook();
        var asked = new List<(string, bool)>();
        await notebook.Run("#!set --name url --value @input:\"Please enter a URL\"", answer: (prompt, password) =>
        {
            asked.Add((prompt, password));
            return "https://example.com";
        });
        Assert.Equal(("Please enter a URL", false), Assert.Single(asked));
        Assert.Equal("https://example.com", await notebook.Value("url"));
    }

    [Fact]
    public async Task A_password_is_asked_for_without_being_shown()
    {
        await using var notebook = new Notebook();
        var hidden = false;
        await notebook.Run("#!set --name secret --value @password:\"Key\"", answer: (_, password) =>
        {
            hidden = password;
            return "s3cret";
        });
        Assert.True(hidden);
        Assert.Equal("s3cret", await notebook.Value("secret"));
    }

    [Theory]
    [InlineData("@input:country", "country")]
    [InlineData("@input", "place")]
    [InlineData("@input:{\"saveAs\": \"my country\", \"prompt\": \"Which?\"}", "my country")]
    [InlineData("@input:{\"prompt\": \"Which?\"}", "Which?")]
    [InlineData("@password:\"Which country?\"", "Which country?")]
    public async Task An_answer_given_beforehand_is_taken_by_name_without_asking(string token, string name)
    {
        await using var notebook = new Notebook(o => o with { Inputs = ImmutableSortedDictionary<string, string>.Empty.Add(name, "Japan") });
        await notebook.Value($"#!set --name place --value {token}");
        Assert.Equal("Japan", await notebook.Value("place"));
    }

    [Fact]
    public async Task Where_nobody_can_answer_the_error_says_how_to_answer_beforehand()
    {
        await using var notebook = new Notebook();
        var error = await notebook.Fails("#!set --name place --value @input:\"Which country?\"");
        Assert.Equal("InputUnavailable", error.Name);
        Assert.Contains("--input \"Which country?=value\"", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_prompts_in_one_command_are_asked_in_turn()
    {
        await using var notebook = new Notebook();
        await notebook.Run("#!set --name @input:{\"prompt\": \"name\"} --value @input:{\"prompt\": \"value\"}", answer: (prompt, _) => prompt == "name" ? "colour" : "red");
        Assert.Equal("red", await notebook.Value("colour"));
    }

    [Fact]
    public async Task Code_may_ask_as_well()
    {
        await using var notebook = new Notebook();
        var ran = await notebook.Run("using Microsoft.DotNet.Interactive;\nvar a = await Kernel.GetInputAsync(\"Pick a number.\");\nvar b = await Kernel.GetPasswordAsync(\"Secret\");\na + b.GetClearTextPassword() + b", answer: (prompt, _) => prompt[..1]);
        Assert.Equal("PS********", ran.ResultText);
    }
}
