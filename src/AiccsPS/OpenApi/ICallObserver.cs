using System;
using AiccsPS.Errors;

namespace AiccsPS.OpenApi;

/// <summary>Hears of each call, on whatever thread it runs. Nothing secret is told.</summary>
internal interface ICallObserver
{
    /// <summary>A request is about to leave.</summary>
    /// <param name="action">The API's action.</param>
    /// <param name="address">The URL, with the parameters of the call.</param>
    /// <param name="keyId">The shortened AccessKey id that signs it.</param>
    void OnSending(string action, Uri address, string keyId);

    /// <summary>The head of an answer has come.</summary>
    void OnAnswered(string action, int statusCode, TimeSpan elapsed);

    /// <summary>An attempt failed, and another follows after a wait.</summary>
    /// <param name="action">The API's action.</param>
    /// <param name="attempts">How many attempts were made.</param>
    /// <param name="wait">How long until the next.</param>
    /// <param name="failure">How the last one ended.</param>
    void OnRetrying(string action, int attempts, TimeSpan wait, AiccsException failure);
}
