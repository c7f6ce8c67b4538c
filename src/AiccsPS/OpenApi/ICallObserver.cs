using System;

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
}
