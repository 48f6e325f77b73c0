using System.Text;
using System.Text.Json.Nodes;
using PkoNotebooks.Jupyter.Messages;
using PkoNotebooks.Jupyter.Zmtp;

namespace PkoNotebooks.Jupyter.Tests.Messages;

public sealed class MessageCodecTests
{
    private readonly MessageCodec _sender = new("key", "session-1", "anna");
    private readonly MessageCodec _receiver = new("key", "session-2", "kernel");

    [Fact]
    public void A_message_reads_back_as_it_was_written()
    {
        var (frames, id) = _sender.Encode(["who"u8.ToArray()], "execute_request", null, """{"code":"1 - 1"}"""u8.ToArray(), new JsonObject { ["cellId"] = "c" });
        var message = _receiver.Decode(frames);
        Assert.Equal((id, "session-1", "execute_request"), (message.Header.MessageId, message.Header.Session, message.Header.MessageType));
        Assert.Equal("who", Encoding.UTF8.GetString(Assert.Single(message.Identities).Span));
        Assert.Equal("""{"code":"1 - 1"}""", message.Content.ToJsonString());
        Assert.Equal("""{"cellId":"c"}""", message.Metadata.ToJsonString());
        Assert.Empty(message.ParentHeader);
    }

    [Fact]
    public void A_reply_gives_back_its_request_header_byte_for_byte()
    {
        var request = _receiver.Decode(_sender.Encode([], "kernel_info_request", null, "{}"u8.ToArray()).Frames);
        var (reply, _) = _receiver.Encode([], "kernel_info_reply", request.Header.Json, "{}"u8.ToArray());
        Assert.Equal(request.Header.Json.ToArray(), reply.Frames[3].ToArray());
        Assert.Equal(request.Header.MessageId, _sender.Decode(reply).ParentId);
    }

    [Fact]
    public void The_signature_is_the_hmac_that_Python_computes()
    {
        // hmac.new(b"key", b"{}[]\"x\"1", "sha256").hexdigest()
        var signature = new MessageSigner("key").Sign("{}"u8, "[]"u8, "\"x\""u8, "1"u8);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("key"u8, "{}[]\"x\"1"u8)), Encoding.ASCII.GetString(signature));
    }

    [Fact]
    public void A_changed_byte_anywhere_is_a_wrong_signature()
    {
        var frames = _sender.Encode([], "execute_request", null, """{"code":"1"}"""u8.ToArray()).Frames.Frames;
        for (var frame = 1; frame < frames.Length; frame++)
        {
            for (var at = 0; at < frames[frame].Length; at++)
            {
                var changed = frames[frame].ToArray();
                changed[at] ^= 1;
                var error = Assert.Throws<MalformedMessageException>(() => _receiver.Decode(new ZmtpMessage(frames.SetItem(frame, changed))));
                Assert.Contains("signature", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void An_unsigned_message_is_refused_where_there_is_a_key_and_taken_where_there_is_none()
    {
        var unsigned = new MessageCodec("", "s", "u").Encode([], "x", null, "{}"u8.ToArray()).Frames;
        Assert.Throws<MalformedMessageException>(() => _receiver.Decode(unsigned));
        var open = new MessageCodec("", "t", "u");
        Assert.Equal("x", open.Decode(unsigned).Header.MessageType);
        Assert.Equal("x", open.Decode(unsigned).Header.MessageType);
    }

    [Fact]
    public void A_message_that_was_overheard_cannot_be_sent_again()
    {
        var frames = _sender.Encode([], "execute_request", null, "{}"u8.ToArray()).Frames;
        _receiver.Decode(frames);
        Assert.Contains("came before", Assert.Throws<MalformedMessageException>(() => _receiver.Decode(frames)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_signatures_are_forgotten_in_their_order_and_no_more_than_needed()
    {
        var guard = new ReplayGuard(capacity: 2);
        Assert.True(guard.IsNew("a"u8) && guard.IsNew("b"u8) && !guard.IsNew("a"u8) && guard.IsNew("c"u8));
        Assert.False(guard.IsNew("b"u8));
        Assert.True(guard.IsNew("a"u8));
    }

    [Theory]
    [InlineData("no delimiter", "x", "y")]
    [InlineData("frames after the delimiter", "<IDS|MSG>", "", "{}", "{}", "{}")]
    [InlineData("header is no valid JSON", "<IDS|MSG>", "", "{", "{}", "{}", "{}")]
    [InlineData("header is no JSON object", "<IDS|MSG>", "", "[]", "{}", "{}", "{}")]
    [InlineData("msg_id is missing", "<IDS|MSG>", "", "{}", "{}", "{}", "{}")]
    [InlineData("msg_id is missing or no text", "<IDS|MSG>", "", """{"msg_id":"\ud800"}""", "{}", "{}", "{}")]
    [InlineData("header is no valid JSON", "<IDS|MSG>", "", """{"msg_id":"1","msg_id":"2"}""", "{}", "{}", "{}")]
    [InlineData("content is no JSON object", "<IDS|MSG>", "", """{"msg_id":"1","session":"s","msg_type":"t"}""", "{}", "{}", "null")]
    public void What_is_no_message_says_why(string why, params string[] frames) =>
        Assert.Contains(why, Assert.Throws<MalformedMessageException>(() => new MessageCodec("", "s", "u").Decode(ZmtpMessage.OfText(frames))).Message, StringComparison.Ordinal);

    [Fact]
    public void Json_too_deep_for_the_stack_is_malformed()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        Assert.Throws<MalformedMessageException>(() => JsonFields.ParseObject(Encoding.UTF8.GetBytes($$"""{"x":{{deep}}}"""), "content"));
    }
}
