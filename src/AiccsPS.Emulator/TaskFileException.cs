using System;

namespace AiccsPS.Emulator;

/// <summary>A tasks file that cannot be served; the message names the file and what is wrong with it.</summary>
public sealed class TaskFileException(string message, Exception? inner = null) : Exception(message, inner);
