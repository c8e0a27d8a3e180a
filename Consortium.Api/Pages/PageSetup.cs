using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Consortium.Api.Pages;

/// <summary>The pages in the feature folders: found by their files, named for the access matrix by where they lie.</summary>
internal static class PageSetup
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddAssets();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddSingleton<OwnApiRoutes>().AddScoped<OwnApi>();
        services.AddDataProtection().SetApplicationName("Consortium");
        services.AddSingleton<PageKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, PageKeys.Store>();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "consortium-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        // Letters of every script stay as they are; what could be markup does not.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/";
            pages.Conventions.AddFolderApplicationModelConvention("/", Name);
        });
        return services;
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapRazorPages();
        app.Services.GetRequiredService<OwnApiRoutes>().Lay(((IApplicationBuilder)app).New());
    }

    private static void Name(PageApplicationModel page)
    {
        page.EndpointMetadata.Add(new EndpointNameMetadata(page.ViewEnginePath));
        page.EndpointMetadata.Add(new HttpMethodMetadata(Methods));
    }
}
