using FinServ.Compliance.Checking;
using Microsoft.Extensions.Configuration;

namespace FinServ.Compliance.Hosting;

/// <summary>Reads a section of the settings into its class.</summary>
public static class Settings
{
    /// <summary>The section as it stands over the defaults of the class; the class checks what the values mean.</summary>
    /// <exception cref="InvalidFilesException">A value cannot be read; the message names key and value.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new InvalidFilesException([new("settings", 0, 0, unreadable.Message, "Give a value of that kind, or leave the key out for its default.")]);
        }
    }
}
