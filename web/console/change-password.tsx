import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { account, Refused } from './api.ts';
import { sentenceFor } from './refusals.ts';

/** Changing one's password; `first` where the first password must be replaced before anything else. */
export function ChangePassword({ first = false, onDone }: { readonly first?: boolean; readonly onDone: () => void }) {
  const [fault, setFault] = useState<string>();
  const save = async (values: { currentPassword: string; newPassword: string }): Promise<void> => {
    try {
      await account('/change-password', { ...values, revokeOtherSessions: true });
      onDone();
    } catch (error) {
      setFault(!(error instanceof Refused) ? '网络不通，请稍后再试。' : error.refusal.code === 'INVALID_PASSWORD' ? '现在的密码不对。' : sentenceFor(error.refusal));
    }
  };
  const Frame = first ? 'main' : 'div';
  return (
    <Frame className={first ? 'login panel' : ''}>
      {first && <><h1>请先修改密码</h1><p>第一次登录，请换成自己的密码。</p></>}
      {fault && <Alert type="error" title={fault} role="alert" style={{ marginBottom: 12 }} />}
      <Form layout="vertical" onFinish={(values) => void save(values as never)} style={{ maxWidth: 360 }}>
        <Form.Item label="现在的密码" name="currentPassword" rules={[{ required: true, message: '请填写' }]}><Input.Password autoComplete="current-password" /></Form.Item>
        <Form.Item label="新密码（至少 8 位）" name="newPassword" rules={[{ required: true, min: 8, message: '至少 8 位' }]}><Input.Password autoComplete="new-password" /></Form.Item>
        <Button type="primary" htmlType="submit">修改密码</Button>
      </Form>
    </Frame>
  );
}
