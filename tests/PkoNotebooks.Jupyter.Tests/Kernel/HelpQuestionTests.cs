using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Kernel;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Tests.Kernel;

public sealed class HelpQuestionTests
{
    [Theory]
    [InlineData("Console.WriteLine?", "Console.WriteLine")]
    [InlineData("?x", "x")]
    [InlineData(" x?? \n", "x")]
    [InlineData("#!time?", "#!time")]
    [InlineData("#!set-kernel?", "#!set-kernel")]
    [InlineData("@class?", "@class")]
    [InlineData("国連?", "国連")]
    public void A_name_with_a_question_mark_is_asked_about(string code, string subject) => Assert.Equal(subject, HelpQuestion.SubjectOf(code));

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("??")]
    [InlineData("x")]
    [InlineData("x???")]
    [InlineData("a ?? b")]
    [InlineData("a.?")]
    [InlineData(".a?")]
    [InlineData("a..b?")]
    [InlineData("1?")]
    [InlineData("f(x)?")]
    [InlineData("int? x")]
    [InlineData("// why?")]
    [InlineData("var s = \"who?\"\n?")]
    [InlineData("x?\ny?")]
    public void Everything_else_is_code(string code) => Assert.Null(HelpQuestion.SubjectOf(code));

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("sql")]
    public void In_another_language_than_those_two_a_word_with_a_question_mark_is_a_word(string language) => Assert.Null(HelpQuestion.SubjectOf("Why?", language));

    [Fact]
    public async Task What_is_known_of_a_name_goes_to_the_front_ends_pager()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, publications) = await frontEnd.ExecuteAsync("known.Name?");
        Assert.Equal(["execute_input"], publications.Select(p => p.Header.MessageType));
        Assert.Equal(
            """{"status":"ok","execution_count":1,"user_expressions":{},"payload":[{"source":"page","data":{"text/plain":"known at 10"},"start":0}]}""",
            reply.Content.ToJsonString());
    }

    [Fact]
    public async Task A_name_of_which_nothing_is_known_is_said_to_be_so()
    {
        await using var frontEnd = await FrontEnd.StartAsync();
        var (reply, publications) = await frontEnd.ExecuteAsync("?nobody");
        Assert.Equal("""{"name":"stdout","text":"Nothing is known of 'nobody'.\n"}""", publications[1].Content.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Empty(Assert.IsType<JsonArray>(reply.Content["payload"]));
        Assert.Equal("ok", reply.Content.Text("status"));
    }
}
