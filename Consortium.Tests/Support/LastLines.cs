using System.Collections.Concurrent;
using System.Diagnostics;

namespace Consortium.Tests.Support;

/// <summary>The last that a process said, to be shown when it fails.</summary>
internal sealed class LastLines
{
    private const int Kept = 50;

    private readonly ConcurrentQueue<string> _said = new();

    /// <summary>Listens to a process whose output is redirected.</summary>
    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString() => string.Join('\n', _said);

    private void Say(string? line)
    {
        if (line is null)
            return;

        _said.Enqueue(line);
        while (_said.Count > Kept)
            _said.TryDequeue(out _);
    }
}
