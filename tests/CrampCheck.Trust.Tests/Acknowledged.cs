namespace CrampCheck.Trust.Tests;

/// <summary>What the site said that it stored: the words of versions, and the reasons of publications.</summary>
internal sealed class Acknowledged
{
    private readonly Lock _one = new();
    private readonly List<(string Key, string Body)> _saves = [];
    private readonly List<(string Key, string Reason)> _publications = [];
    private (int Count, TaskCompletionSource Reached) _target = (int.MaxValue, new());

    public IReadOnlyList<(string Key, string Body)> Saves
    {
        get
        {
            lock (_one)
            {
                return [.. _saves];
            }
        }
    }

    public IReadOnlyList<(string Key, string Reason)> Publications
    {
        get
        {
            lock (_one)
            {
                return [.. _publications];
            }
        }
    }

    public void Save(string key, string body)
    {
        lock (_one)
        {
            _saves.Add((key, body));
            if (_saves.Count >= _target.Count)
            {
                _target.Reached.TrySetResult();
            }
        }
    }

    public void Publish(string key, string reason)
    {
        lock (_one)
        {
            _publications.Add((key, reason));
        }
    }

    /// <summary>Ends when more than so many saves are added to those of now.</summary>
    public Task WaitForSavesAsync(int count)
    {
        lock (_one)
        {
            _target = (_saves.Count + count + 1, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return _target.Reached.Task;
        }
    }
}
