using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;
using PkoNotebooks.Jupyter.Messages;

namespace PkoNotebooks.Jupyter.Client;

/// <summary>A request that was sent, and what has come for it.</summary>
/// <param name="sink">Where its outputs go; null for requests without.</param>
internal sealed class PendingRequest(ICellOutputSink? sink)
{
    private readonly TaskCompletionSource<JupyterMessage> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ICellOutputSink? Sink => sink;

    public Task<JupyterMessage> Reply => _reply.Task;

    /// <summary>Completes when the kernel says that nothing more will be published for the request.</summary>
    public Task Idle => _idle.Task;

    /// <summary>The error that was published, if one was.</summary>
    public ErrorOutput? Error { get; private set; }

    public void Answer(JupyterMessage reply) => _reply.TrySetResult(reply);

    /// <summary>Takes a publication; called for one after the other.</summary>
    public void Publish(JupyterMessage message)
    {
        if (message.Header.MessageType == "status")
        {
            if (message.Content.Text("execution_state") == "idle")
            {
                _idle.TrySetResult();
            }

            return;
        }

        if (sink is not null && PublishedOutput.Give(message, sink) is { } error)
        {
            Error = error;
        }
    }
}
