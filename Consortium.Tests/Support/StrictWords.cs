using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Consortium.Tests.Support;

/// <summary>Notes every word that a page asked for and no book has; sentences that may be absent are asked for with care.</summary>
internal sealed class StrictWords
{
    public ConcurrentDictionary<string, string> Missing { get; } = new();

    public void Into(IServiceCollection services)
    {
        services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory>(
            parts => new Factory(parts.GetRequiredService<ResourceManagerStringLocalizerFactory>(), this)));
    }

    private sealed class Factory(ResourceManagerStringLocalizerFactory books, StrictWords words) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new Book(books.Create(resourceSource), words);

        public IStringLocalizer Create(string baseName, string location) => new Book(books.Create(baseName, location), words);
    }

    private sealed class Book(IStringLocalizer book, StrictWords words) : IStringLocalizer
    {
        public LocalizedString this[string name] => Noted(book[name]);

        public LocalizedString this[string name, params object[] arguments] => Noted(book[name, arguments]);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => book.GetAllStrings(includeParentCultures);

        private LocalizedString Noted(LocalizedString word)
        {
            if (word.ResourceNotFound && !word.Name.StartsWith("Done.", StringComparison.Ordinal) && word.Name is not [.., '.', 'T', 'i', 't', 'l', 'e'] and not [.., '.', 'T', 'e', 'x', 't'])
                words.Missing[word.Name] = word.SearchedLocation ?? "";
            return word;
        }
    }
}
