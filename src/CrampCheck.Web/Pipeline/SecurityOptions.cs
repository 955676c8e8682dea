using System.ComponentModel.DataAnnotations;

namespace CrampCheck.Web.Pipeline;

/// <summary>Settings under "Security".</summary>
public sealed class SecurityOptions
{
    /// <summary>Where people report a vulnerability: a mailto: or https: address. Empty means the mailbox security@ of the host (RFC 2142).</summary>
    [RegularExpression(@"(mailto:|https://)[^\s<>""]+")]
    public string Contact { get; set; } = "";

    /// <summary>Whether browsers must use https only for all subdomains too, which may belong to others.</summary>
    public bool HstsIncludeSubDomains { get; set; }
}
