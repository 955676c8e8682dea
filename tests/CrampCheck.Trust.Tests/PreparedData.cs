namespace CrampCheck.Trust.Tests;

/// <summary>A data folder with a publisher who is signed in, made once and copied: to begin with nothing takes seconds.</summary>
internal static class PreparedData
{
    private static readonly Lazy<Task<(Folder Folder, EditorAtWork Editor)>> Prepared = new(PrepareAsync);

    /// <summary>A folder of its own, and the publisher as somebody of their own.</summary>
    public static async Task<(Folder Folder, EditorAtWork Editor)> CopyAsync()
    {
        var (prepared, editor) = await Prepared.Value;
        return (prepared.Copy(), editor.Copy());
    }

    private static async Task<(Folder Folder, EditorAtWork Editor)> PrepareAsync()
    {
        var folder = new Folder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await using var site = await RunningSite.StartAsync(folder.Path);
        await site.ReadyAsync();
        var editor = await EditorAtWork.NewAsync(site, folder.Path);
        await site.StopAsync();
        return (folder, editor);
    }
}
