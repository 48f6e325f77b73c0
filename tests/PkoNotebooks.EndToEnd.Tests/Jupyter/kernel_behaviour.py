"""jupyter_kernel_test with every sample that it knows."""
import unittest

import jupyter_kernel_test


class PkoKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "pko"
    language_name = "csharp"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("careful");'
    code_generate_error = 'throw new InvalidOperationException("on purpose");'
    code_execute_result = [
        {"code": "6*7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "new[] { 1, 2 }.Sum()", "result": "3"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": 'display("plain");', "mime": "text/plain"},
    ]
    completion_samples = [
        {"text": "Console.WriteLi", "matches": {"WriteLine"}},
        {"text": "#!tim", "matches": {"#!time"}},
    ]
    complete_code_samples = ["1", "var x = 1;", "int Twice(int n) => 2 * n;", "Console.WriteLine();"]
    incomplete_code_samples = ["for (var i = 0; i < 3; i++) {", "Console.WriteLine(", "class C {", 'var s = """\nraw']
    invalid_code_samples = ["var = = 3;", ") 1"]
    code_history_pattern = "6?7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_page_something = "Console.WriteLine?"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    unittest.main(verbosity=2)
