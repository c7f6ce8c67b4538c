using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http.Headers;

namespace AiccsPS.OpenApi;

/// <summary>How long an answer asks to wait.</summary>
internal static class RetryAdvice
{
    /// <summary>The gateway's header, in milliseconds. Its presence alone means throttling.</summary>
    public const string GatewayHeader = "x-acs-retry-after";

    /// <summary>The advice of an answer; null where there is none that can be understood.</summary>
    public static TimeSpan? From(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues(GatewayHeader, out IEnumerable<string>? values)
            && double.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds)
            && milliseconds is >= 0 and < int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        return headers.RetryAfter?.Delta ?? Until(headers.RetryAfter?.Date, headers.Date);
    }

    /// <summary>A date is counted from the service's own clock, which may not be ours.</summary>
    private static TimeSpan? Until(DateTimeOffset? date, DateTimeOffset? serviceNow) =>
        date - (serviceNow ?? DateTimeOffset.UtcNow) is { } wait && wait > TimeSpan.Zero ? wait : null;
}
