using PkoNotebooks.Cli.Hosting;
using PkoNotebooks.Execution.Documents;
using PkoNotebooks.Execution.Kernels;

namespace PkoNotebooks.Cli.Tests.Hosting;

public sealed class KernelStartsTests
{
    private static readonly CancellationToken Patience = new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    [Fact]
    public async Task The_next_kernel_starts_when_the_one_before_has_run_its_first_cell()
    {
        var begun = 0;
        var starts = new KernelStarts((_, _, _) => Task.FromResult<INotebookSession>(new Silent { Number = Interlocked.Increment(ref begun) }));
        var first = await Start(starts);
        var second = Start(starts);
        Assert.Equal(1, begun);
        await first.ExecuteAsync(null!, null!, default);
        await second.WaitAsync(Patience);
        Assert.Equal(2, begun);

        // Only the first cell passes the turn on: the third still waits for the second.
        await first.ExecuteAsync(null!, null!, default);
        var third = Start(starts);
        Assert.Equal(2, begun);
        await (await second).DisposeAsync();
        await third.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_kernel_that_cannot_start_and_one_that_dies_in_its_first_cell_hold_nobody_up()
    {
        var begun = 0;
        var starts = new KernelStarts((_, _, _) => ++begun == 1
            ? throw new InvalidOperationException("no port") : Task.FromResult<INotebookSession>(new Silent { Number = begun }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Start(starts));
        var second = await Start(starts);
        await Assert.ThrowsAsync<IOException>(() => second.ExecuteAsync(null!, null!, default));
        await (await Start(starts).WaitAsync(Patience)).DisposeAsync();
    }

    private static Task<INotebookSession> Start(KernelStarts starts) => starts.StartAsync(null!, null!, Patience);

    private sealed class Silent : INotebookSession
    {
        public required int Number { get; init; }

        public Task<CellResult> ExecuteAsync(CellSubmission submission, ICellOutputSink sink, CancellationToken cancellationToken) =>
            Number == 2 ? throw new IOException("died") : Task.FromResult<CellResult>(null!);

        public Task<CompletionResult> CompleteAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<MimeBundle?> InspectAsync(string code, int cursor, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CodeCompleteness> IsCompleteAsync(string code, string? kernelName, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
