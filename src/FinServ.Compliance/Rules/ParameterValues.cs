using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;
using ValueType = FinServ.Compliance.Rules.Language.ValueType;

namespace FinServ.Compliance.Rules;

/// <summary>The parameter values in force, in the form in which conditions compute.</summary>
public sealed class ParameterValues : IParameterValues
{
    private readonly Dictionary<string, (ParameterValue Value, long InConditions, long Count)> values;

    /// <param name="settings">The bank's own values by key; a key that is absent keeps its default.</param>
    public ParameterValues(ParameterCatalogue catalogue, IReadOnlyDictionary<string, ParameterValue>? settings = null) =>
        values = catalogue.All.ToDictionary(one => one.Key, one => Of(one, settings?.GetValueOrDefault(one.Key) ?? one.Default), StringComparer.Ordinal);

    public long Value(string key, long at) => values[key].InConditions;

    public long Number(string key, long at) => values[key].Count;

    private static (ParameterValue, long, long) Of(ParameterDefinition definition, ParameterValue value)
    {
        var count = value switch
        {
            ParameterValue.Number(var number) => (long)(number * Instants.Millionth),
            ParameterValue.Flag(var flag) => Truth.Of(flag),
            ParameterValue.Period(var amount) => amount.Value * Instants.Millionth,
            _ => Instants.Unknown,
        };
        return (value, TypeOf(definition) == ValueType.Duration ? definition.AsAmount(value)!.Value.Value : count, count);
    }

    /// <summary>The value as people read it, to be kept with a verdict.</summary>
    public string Shown(string key) => values[key].Value.ToString()!;

    /// <summary>What a parameter is in a condition: running time is a duration, everything else a number or a truth.</summary>
    public static ValueType TypeOf(ParameterDefinition definition) => definition.Default switch
    {
        ParameterValue.Flag => ValueType.Truth,
        _ when definition.AsAmount(definition.Default) is { Unit: Calendars.AmountUnit.Milliseconds } => ValueType.Duration,
        _ => ValueType.Number,
    };
}
