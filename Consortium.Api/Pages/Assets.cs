using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Consortium.Api.Pages;

/// <summary>Style and scripts: their address changes with their content, so a browser asks for each once.</summary>
internal static class Assets
{
    public static IServiceCollection AddAssets(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        // These alone: the size of a compressed page can tell what is in it.
        compression.MimeTypes = ["text/css", "text/javascript"];
        compression.EnableForHttps = true;
    });

    public static void UseAssets(this WebApplication app)
    {
        app.Environment.WebRootFileProvider = new AsInstalled(app.Environment.WebRootFileProvider);
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = asset => Keep(asset.Context) });
    }

    private static void Keep(HttpContext asset)
    {
        asset.Features.Set(new Kept());
        asset.Response.Headers.CacheControl = asset.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
    }

    /// <summary>Files that change with a new release alone, so that no thread has to watch them while the service runs.</summary>
    private sealed class AsInstalled(IFileProvider files) : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

        public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }

    /// <summary>Marks an answer that says nothing of anybody, so that it may be kept.</summary>
    internal sealed record Kept;
}
