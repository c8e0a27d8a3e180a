namespace Consortium.Api.Mail;

internal static class MailRegistration
{
    /// <summary>What writes letters and sends them.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection("Mail").Get<MailSettings>() ?? new MailSettings())
        .AddSingleton<ServiceAddress>()
        .AddSingleton<PrintedLetters>()
        .AddSingleton(ServerOf)
        .AddSingleton<Postbox>()
        .AddSingleton<LetterPreferences>()
        .AddSingleton<DayLines>()
        .AddSingleton<Recipients>()
        .AddScoped<StillAwaited>()
        .AddScoped<Correspondence>()
        .AddHostedService<MailUpkeep>();

    private static IMailServer ServerOf(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<MailSettings>();
        settings.Require();
        if (settings.Server is not null)
            return ActivatorUtilities.CreateInstance<SmtpServer>(provider);

        return provider.GetRequiredService<HostSettings>().Demonstration
            ? provider.GetRequiredService<PrintedLetters>()
            : ActivatorUtilities.CreateInstance<NoMailServer>(provider);
    }
}
