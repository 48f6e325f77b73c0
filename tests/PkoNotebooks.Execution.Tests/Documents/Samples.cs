using System.Text;

namespace PkoNotebooks.Execution.Tests.Documents;

/// <summary>Notebook files as the tools that people use write them.</summary>
internal static class Samples
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Keys sorted, one space a level, a line end at the end, ids, unknown metadata, an attachment, every output type.</summary>
    public const string Jupyter = """
        {
         "cells": [
          {
           "attachments": {
            "dot.png": {
             "image/png": "iVBORw0KGgo="
            }
           },
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "slideshow": {
             "slide_type": "slide"
            }
           },
           "source": [
            "# 国連平和維持活動\n",
            "\n",
            "Größe 🕊 <b>&</b>"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "c0ffee00",
           "metadata": {
            "scrolled": true,
            "tags": [
             "parameters"
            ],
            "weight": 1.0
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "one\n",
              "two"
             ]
            },
            {
             "data": {
              "application/json": {
               "b": 1e5,
               "a": []
              },
              "text/plain": [
               "ok"
              ]
             },
             "execution_count": 3,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "data": {
              "text/html": [
               "<p>\u001f</p>"
              ]
             },
             "metadata": {
              "isolated": true
             },
             "output_type": "display_data"
            },
            {
             "ename": "Exception",
             "evalue": "no",
             "output_type": "error",
             "traceback": [
              "\u001b[0;31mline 1\u001b[0m"
             ]
            }
           ],
           "source": [
            "var x = \"a\\tb\";"
           ]
          },
          {
           "cell_type": "raw",
           "id": "raw-1",
           "metadata": {},
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "our_own": {
           "kept": [
            1,
            2.50,
            null
           ]
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    /// <summary>Two spaces a level, keys in the order that Colab gives them, format 4.0, no ids, sources as lists.</summary>
    public const string Colab = """
        {
          "nbformat": 4,
          "nbformat_minor": 0,
          "metadata": {
            "colab": {
              "provenance": []
            },
            "kernelspec": {
              "name": "python3",
              "display_name": "Python 3"
            }
          },
          "cells": [
            {
              "cell_type": "code",
              "source": [
                "print(1)"
              ],
              "metadata": {
                "id": "Zx81"
              },
              "execution_count": null,
              "outputs": []
            }
          ]
        }
        """;

    /// <summary>One line, as a program writes it; source as one string; the order of keys its own.</summary>
    public const string OneLine =
        """{"metadata":{"language_info":{"name":"F#"}},"nbformat":4,"nbformat_minor":2,"cells":[{"source":"let x = 1\nx","cell_type":"code","metadata":{},"outputs":[],"execution_count":1}]}""";

    /// <summary>Python's <c>json.dumps</c> with its defaults: spaces after separators, characters beyond ASCII escaped.</summary>
    public const string Escaped =
        """{"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "\u65e5\u672c \ud83d\udd4a"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";

    public const string Dib = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["c#","C#"],"languageName":"C#","name":"csharp"},{"name":"sql-tables"}]}}

        #!markdown

        # 国連

        #!csharp

        #!import "setup.dib"
        #!time
        var x = 1;


        var y = 2;

        #!sql-tables

        select 1



        #!F#

        let z = 3

        """;
}
